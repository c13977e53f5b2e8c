/* A learning platform in a page: scorm-again keeps the data and posts it at every commit; every call of the SCO is written down. */
'use strict';

const NAMES = {
  1.2: ['LMSInitialize', 'LMSFinish', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSGetLastError', 'LMSGetErrorString', 'LMSGetDiagnostic'],
  2004: ['Initialize', 'Terminate', 'GetValue', 'SetValue', 'Commit', 'GetLastError', 'GetErrorString', 'GetDiagnostic'],
};

window.calls = [];

/* options: version, stored (flattened values of earlier sessions), attempt (a name for the store), how (frame, nested, popup, sandbox) */
window.launch = (options) => {
  const settings = { lmsCommitUrl: `/commit?attempt=${options.attempt}`, dataCommitFormat: 'flattened', sendFullCommit: true, logLevel: 5 };
  const api = options.version === '1.2' ? new Scorm12API(settings) : new Scorm2004API(settings);
  api.loadFromFlattenedJSON(options.stored);
  const lastError = () => String(options.version === '1.2' ? api.lmsGetLastError() : api.lmsGetLastError());
  const seen = {};
  NAMES[options.version].forEach((name) => {
    seen[name] = (...args) => {
      const call = { name, args, types: args.map((arg) => typeof arg), at: Date.now() };
      window.calls.push(call);
      try {
        call.result = api[name](...args);
      } catch (error) {
        call.threw = String(error);
        throw error;
      } finally {
        call.error = lastError();
      }
      return call.result;
    };
  });
  window[options.version === '1.2' ? 'API' : 'API_1484_11'] = seen;
  if (options.how === 'popup') {
    window.popup = window.open(options.address, 'sco', 'width=900,height=700');
    return;
  }
  const frame = document.createElement('iframe');
  frame.id = 'sco';
  if (options.how === 'sandbox') frame.sandbox = 'allow-scripts';
  if (options.how === 'nested') frame.srcdoc = `<iframe style="width:100%;height:90vh" src="${location.origin}${options.address}"></iframe>`;
  else frame.src = options.address;
  document.body.append(frame);
};
