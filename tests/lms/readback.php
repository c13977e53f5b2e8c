<?php
// Reads a restored course back, lets a new student answer every quiz and view every page, and deletes course and student again.
// usage: php readback.php MOODLE_DIR COURSE_ID [ANSWERS.json]  -> one line of JSON
// ANSWERS.json: {idnumber of a question: what is answered}, see answers() in test_restore.py.
define('CLI_SCRIPT', true);
[, $dir, $id] = $argv;
$answers = isset($argv[3]) ? json_decode(file_get_contents($argv[3]), true) : [];
$_SERVER['argv'] = $argv = [$argv[0]];
require("$dir/config.php");
require_once($CFG->libdir . '/completionlib.php');
require_once($CFG->dirroot . '/course/lib.php');
require_once($CFG->dirroot . '/user/lib.php');
require_once($CFG->dirroot . '/completion/completion_completion.php');
require_once($CFG->dirroot . '/mod/quiz/locallib.php');
require_once($CFG->libdir . '/gradelib.php');
require_once(__DIR__ . '/quizzes.php');
$CFG->noemailever = true;
function mtrace_nowhere($text, $eol) {
}
$CFG->mtrace_wrapper = 'mtrace_nowhere';
$course = get_course($id);
$out = ['release' => $CFG->release, 'fullname' => $course->fullname, 'lang' => $course->lang, 'sections' => [], 'activities' => [], 'quizzes' => [], 'attempts' => [],
    'tokens' => []];
foreach ($DB->get_records('course_sections', ['course' => $id], 'section') as $section) {
    $out['sections'][] = ['number' => (int)$section->section, 'name' => (string)$section->name];
    $out['tokens'] = array_merge($out['tokens'], tokens("section $section->section", $section->summary));
}
function tokens(string $where, ?string $text): array {
    return preg_match('~\$@[A-Z]+\*|\$@NULL@\$|course\.invalid~', (string)$text) ? [$where] : [];
}
$modinfo = get_fast_modinfo($course);
foreach ($modinfo->get_section_info_all() as $section) {
    foreach ($modinfo->sections[$section->section] ?? [] as $cmid) {
        $cm = $modinfo->get_cm($cmid);
        $instance = $DB->get_record($cm->modname, ['id' => $cm->instance], '*', MUST_EXIST);
        $context = context_module::instance($cm->id);
        $text = ($instance->intro ?? '') . ($instance->content ?? '');
        $files = [];
        foreach ($DB->get_records_select('files', "contextid = ? AND filename <> '.'", [$context->id], 'filename') as $row) {
            $file = get_file_storage()->get_file_instance($row);
            $files[] = ['name' => $file->get_filename(), 'sha1' => sha1($file->get_content()), 'licence' => $file->get_license()];
        }
        preg_match_all('~href="[^"]*/mod/[a-z]+/view\.php\?id=(\d+)"~', $text, $links);
        $out['activities'][] = [
            'modname' => $cm->modname, 'name' => $instance->name, 'idnumber' => $cm->idnumber, 'section' => (int)$section->section,
            'indent' => (int)$cm->indent, 'completion' => (int)$cm->completion, 'view' => (int)$cm->completionview, 'files' => $files,
            'words' => count_words($text), 'links' => count($links[1]),
            'elsewhere' => count(array_filter($links[1], fn($other) => !isset($modinfo->cms[$other]))),
        ];
        $out['tokens'] = array_merge($out['tokens'], tokens($cm->idnumber, $text));
        if ($cm->modname === 'quiz') {
            $out['quizzes'][] = quiz_facts($cm, $instance, $context);
        }
    }
}
$admin = get_admin();
\core\session\manager::set_user($admin);
$name = 'readback' . random_string(8);
$user = user_create_user(['username' => strtolower($name), 'password' => 'Read.Back.1', 'email' => "$name@example.org", 'firstname' => 'R', 'lastname' => 'B',
    'mnethostid' => $CFG->mnet_localhost_id, 'confirmed' => 1]);
$manual = enrol_get_plugin('manual');
$instances = array_filter(enrol_get_instances($id, true), fn($one) => $one->enrol === 'manual');
$enrol = $instances ? reset($instances) : $DB->get_record('enrol', ['id' => $manual->add_default_instance($course)]);
$manual->enrol_user($enrol, $user, $DB->get_field('role', 'id', ['shortname' => 'student']), time() - 60);
$info = new completion_info($course);
$out['criteria'] = count($info->get_criteria());
\core\session\manager::set_user($DB->get_record('user', ['id' => $user]));
foreach (get_fast_modinfo($course, $user)->get_cms() as $cm) {
    if ($cm->uservisible && $cm->completionview == COMPLETION_VIEW_REQUIRED) {
        $info->set_module_viewed($cm, $user);
    }
    if ($cm->modname === 'quiz') {
        $out['attempts'][$cm->idnumber] = attempt($cm, $user, $answers, $info);
    }
}
\core\session\manager::set_user($admin);
ob_start();
for ($run = 0; $run < 8; $run++) { // What was viewed this second is counted only in a later one.
    (new \core\task\completion_daily_task())->execute();
    (new \core\task\completion_regular_task())->execute();
    if (!$out['criteria'] || (new completion_completion(['userid' => $user, 'course' => $id]))->is_complete()) {
        break;
    }
    sleep(1);
}
$out['complete'] = (new completion_completion(['userid' => $user, 'course' => $id]))->is_complete();
delete_user($DB->get_record('user', ['id' => $user]));
delete_course($id, false);
ob_end_clean();
echo "\n", json_encode($out, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
