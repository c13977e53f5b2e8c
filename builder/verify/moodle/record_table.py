"""The table of records: which elements and attributes each XML file of a backup needs, and what its columns can hold.

Measured by leaving out one element at a time and restoring into Moodle 3.11, 4.1, 4.5 and 5.1; lengths and NULLs are those of
their databases.

One line a record (long ones go on in lines that begin with a blank): the path of its element from the root element (``.`` the
root itself, ``//x`` any element x), then its fields: name, mark, type. Mark: ``!`` without it the restore stops, ``~``
without it Moodle warns or loses something, ``:`` optional. Type: ``i`` whole number, ``n`` number, ``cN`` text of at most N
characters (``cN+``: 1333 from Moodle 5.1 on), ``t`` text; ``?`` may be NULL; ``x`` is not looked at.
"""

import re
from dataclasses import dataclass
from functools import cache

FEEDBACKS = (
    "correctfeedback!t correctfeedbackformat:i partiallycorrectfeedback!t partiallycorrectfeedbackformat:i "
    "incorrectfeedback!t incorrectfeedbackformat:i shownumcorrect:i"
)
GRADE_ITEM = (
    "@id!i itemname:c255+? itemmodule:c30? iteminstance:i? itemnumber:i? idnumber:c255? gradetype:i grademax:n grademin:n "
    "scaleid~i? outcomeid~i? gradepass:n multfactor:n plusfactor:n aggregationcoef:n aggregationcoef2:n display:i decimals:i?"
    " hidden:i locked:i needsupdate:i weightoverride:i timecreated:i? timemodified:i?"
)

TABLE = f"""
[moodle_backup.xml]
information: moodle_version~n moodle_release~x backup_version!n backup_release~x backup_date~i mnet_remoteusers~i
 original_wwwroot!x original_site_identifier_hash~x original_course_id!i original_course_fullname~c254+
 original_course_shortname~c255 original_course_startdate~i original_course_contextid!i original_system_contextid!i details!x
 contents!x settings~x
information/details/detail: type!x format~x mode~x
information/contents/course: title~x
information/contents/activities/activity: moduleid~i sectionid~i modulename!x title~x directory!x
information/contents/sections/section: sectionid!i title~x directory!x
information/settings/setting: level~x name~x value~x

[files.xml]
file: @id~i contenthash~x contextid!i component~x filearea~x itemid!i filepath!c255 filename!c255 userid~i? timecreated~i
 timemodified~i source~x? author~c255? license~c255? sortorder~i

[gradebook.xml]
grade_categories/grade_category: @id!i parent:i? depth:i path:c255? fullname:c255 aggregation:i keephigh:i droplow:i
 aggregateonlygraded:i aggregateoutcomes:i timecreated:i timemodified:i hidden:i
grade_items/grade_item: {GRADE_ITEM} itemtype!c30 sortorder:i locktime!i
grade_settings/grade_setting: @id~x name~x

[completion.xml]
course_completion_criteria: @id!i criteriatype!i module:c100? moduleinstance:i? enrolperiod~i? timeend~i? gradepass~n?
 role~i?
course_completion_aggr_methd: criteriatype~i? method!i value~n?

[groups.xml]
group: @id!i name:c254 idnumber:c100 descriptionformat:i enrolmentkey:c50? timecreated:i timemodified:i
groupings/grouping: @id!i name:c255 idnumber:c100 descriptionformat:i timecreated:i timemodified:i

[scales.xml]
scale: @id!i name:c255 scale:t description:t

[outcomes.xml]
outcome: @id!i shortname:c255 fullname:t scaleid:i?

[questions.xml]
question_category: @id!i name:c255+ contextid!i contextlevel!i info!t infoformat:i stamp~c255 parent!i sortorder:i
 idnumber:c100?
//question_bank_entry: @id!i questioncategoryid~i idnumber:c100? ownerid~i?
//question_versions: @id!i version:i status:c10
//question: @id!i parent:i name:c255 questiontext!t questiontextformat:i generalfeedback!t generalfeedbackformat:i
 defaultmark:n penalty~n qtype!c20 length:i stamp:c255 timecreated:i timemodified:i createdby~i? modifiedby~i?
//answers/answer: @id!i answertext!t answerformat:i fraction~n feedback!t feedbackformat:i
//question_hint: @id!i hint!t hintformat:i shownumcorrect:i? clearwrong:i? options:c255?
//multichoice: @id!i {FEEDBACKS} layout:i single:i shuffleanswers:i answernumbering:c10 showstandardinstruction:i
//truefalse: @id!i trueanswer~i falseanswer~i showstandardinstruction:i
//matchoptions: @id!i {FEEDBACKS} shuffleanswers:i
//match: @id!i questiontext!t questiontextformat:i answertext:c255
//shortanswer: @id!i usecase:i
//numerical_record: @id~i answer~i tolerance~c255
//numerical_option: @id~i showunits:i unitsleft:i unitgradingtype:i unitpenalty:n
//numerical_unit: multiplier:n unit:c50
//essay: @id!i responseformat:c16 responserequired:i responsefieldlines:i minwordlimit:i? maxwordlimit:i? attachments:i
 attachmentsrequired:i maxbytes:i
//multianswer: @id!i sequence!t
//gapselect: @id!i {FEEDBACKS} shuffleanswers:i
//ddwtos: @id!i {FEEDBACKS} shuffleanswers:i
//tags/tag: rawname!x

[course/course.xml]
.: @id!i @contextid!i shortname:c255 fullname:c254+ idnumber:c100 summaryformat:i format~c21 showgrades:i newsitems:i
 startdate!i enddate:i marker:i maxbytes:i legacyfiles:i showreports:i visible:i groupmode:i groupmodeforce:i
 defaultgroupingid~i lang:c30 theme~c50 timecreated:i timemodified:i requested:i showactivitydates:i
 showcompletionconditions:i? pdfexportfont:c50? enablecompletion:i completionnotify:i
tags/tag: rawname!x
courseformatoptions/courseformatoption: format~c21 sectionid~i name!c100 value~x?

[section.xml]
.: @id!i number!i name~c255+? summary~x? summaryformat!i visible!i component:c100? itemid:i? timemodified:i

[module.xml]
.: @id!i @version!n modulename~x sectionid~i sectionnumber:i idnumber~c100? added:i score:i indent:i visible:i
 visibleoncoursepage:i visibleold:i groupmode:i groupingid~i completion:i completiongradeitemnumber:i? completionpassgrade:i
 completionview:i completionexpected!i showdescription:i downloadcontent:i? lang:c30? enableaitools:i?
tags/tag: rawname!x

[grades.xml]
grade_items/grade_item: {GRADE_ITEM} categoryid~i? itemtype!c30 sortorder!i locktime:i

[block.xml]
.: @id!i @contextid!i blockname!c40 parentcontextid!i showinsubcontexts!i pagetypepattern:c64 subpagepattern:c16?
 defaultregion:c16 defaultweight!i timecreated!i timemodified!i

[activity]
.: @id!i @contextid!i

[page]
page: @id!i name~c255+ introformat:i contentformat:i legacyfiles:i legacyfileslast:i? display:i revision:i timemodified:i

[label]
label: @id!i name:c255+ intro!t introformat:i? timemodified:i

[book]
book: @id!i name~c255+ introformat:i numbering:i navstyle:i customtitles:i timecreated:i timemodified:i
book/chapters/chapter: @id!i pagenum:i subchapter:i title:c255+ content!t contentformat:i hidden:i timemodified:i
 importsrc:c255

[url]
url: @id!i name~c255+ introformat:i externalurl!t display:i timemodified:i

[resource]
resource: @id!i name~c255+ introformat:i tobemigrated:i legacyfiles:i legacyfileslast:i? display:i filterfiles:i revision:i
 timemodified:i

[folder]
folder: @id!i name~c255+ introformat:i revision:i timemodified:i display:i showexpanded:i showdownloadfolder:i
 forcedownload:i

[assign]
assign: @id!i name~c255+ intro!t introformat:i alwaysshowdescription:i submissiondrafts:i sendnotifications:i
 sendlatenotifications:i duedate!i allowsubmissionsfromdate!i grade~i timemodified:i requiresubmissionstatement:i
 completionsubmit:i cutoffdate:i gradingduedate:i teamsubmission~i requireallteammemberssubmit:i teamsubmissiongroupingid:i
 blindmarking~i hidegrader:i revealidentities:i attemptreopenmethod:c10 maxattempts:i markingworkflow:i markingallocation:i
 sendstudentnotifications:i preventsubmissionnotingroup:i activityformat:i timelimit:i submissionattachments:i
assign/plugin_configs/plugin_config: @id~i plugin:c28 subtype:c28 name:c28

[forum]
forum: @id!i type:c20 name~c255+ intro!t introformat:i duedate:i cutoffdate:i assessed:i assesstimestart!i assesstimefinish!i
 scale~i grade_forum:i maxbytes:i maxattachments:i forcesubscribe~i trackingtype:i timemodified:i completiondiscussions:i
 completionreplies:i completionposts:i

[quiz]
quiz: @id!i name~c255+ intro!t introformat:i timeopen!i timeclose!i timelimit:i overduehandling:c16 graceperiod:i
 preferredbehaviour:c32 canredoquestions:i attempts_number:i attemptonlast:i grademethod:i decimalpoints:i
 questiondecimalpoints:i reviewattempt:i reviewcorrectness:i reviewmaxmarks:i reviewmarks:i reviewspecificfeedback:i
 reviewgeneralfeedback:i reviewrightanswer:i reviewoverallfeedback:i questionsperpage:i navmethod:c16 shuffleanswers:i
 sumgrades:n grade:n timecreated:i timemodified:i password:c255 subnet:c255 browsersecurity:c32 delay1:i delay2:i
 completionminattempts:i
quiz/question_instances/question_instance: @id!i slot~i page!i requireprevious:i maxmark:n displaynumber:c16?
quiz/question_instances/question_instance/question_reference: usingcontextid~i questionbankentryid~i version:i?
quiz/sections/section: @id!i firstslot!i heading:c1333? shufflequestions:i
quiz/feedbacks/feedback: @id!i feedbacktext!t feedbacktextformat:i mingrade:n maxgrade:n

[feedback]
feedback: @id!i name~c255+ intro!t introformat:i anonymous:i multiple_submit:i autonumbering:i site_after_submit:c255
 page_after_submit!t page_after_submitformat:i publish_stats:i timeopen!i timeclose!i timemodified:i completionsubmit:i
feedback/items/item: @id!i name:c255+ label:c255 presentation!t typ~c255 hasvalue:i position:i required:i dependitem:i
 dependvalue:c255 options:c255

[choice]
choice: @id!i name~c255+ intro!t introformat:i publish:i showresults:i display:i allowupdate:i allowmultiple:i
 showunanswered:i includeinactive:i limitanswers:i timeopen!i timeclose!i showpreview:i timemodified:i completionsubmit:i
choice/options/option: @id!i maxanswers:i? timemodified:i

[glossary]
glossary: @id!i name~c255+ intro!t introformat:i allowduplicatedentries:i displayformat~c50 mainglossary:i showspecial:i
 showalphabet:i showall:i allowcomments:i usedynalink:i defaultapproval:i globalglossary:i entbypage:i editalways:i
 assessed:i assesstimestart!i assesstimefinish!i scale~i timecreated:i timemodified:i completionentries:i
glossary/entries/entry: @id!i userid:i concept:c255 definition!t definitionformat:i attachment:c100 timecreated:i
 timemodified:i approved:i

[lesson]
lesson: @id!i name~c255+ introformat:i practice:i modattempts:i password:c32 conditions!t grade:i custom:i maxanswers:i
 maxattempts:i mediafile:c255 bgcolor:c7 available!i deadline!i timemodified:i completionendreached:i? completiontimespent:i?
lesson/pages/page: @id!i prevpageid:i nextpageid:i qtype:i qoption:i layout:i display:i timecreated:i timemodified:i
 title:c255 contents!t contentsformat:i
lesson/pages/page/answers/answer: @id!i jumpto:i grade:i score:i flags:i answer_text~x? answerformat:i responseformat:i

[scorm]
scorm: @id!i name~c255+ scormtype:c50 reference:c255 intro!t introformat:i version:c9 maxgrade:n grademethod:i whatgrade:i
 maxattempt:i updatefreq:i sha1hash:c40? md5hash:c32 revision:i launch:i skipview:i hidebrowse:i hidetoc:i nav:i popup:i
 options:c255 width:i height:i timeopen!i timeclose!i timemodified:i completionstatusrequired:i? completionscorerequired:i?
 completionstatusallscos:i?
scorm/scoes/sco: @id!i manifest:c255 organization:c255 parent:c255 identifier:c255 launch!t scormtype:c5 title:c255
 sortorder:i
scorm/scoes/sco/sco_datas/sco_data: @id~i name:c255 value!t

[h5pactivity]
h5pactivity: @id!i name~c255+ timecreated!i timemodified!i introformat:i grade:i? displayoptions:i enabletracking:i
 grademethod:i reviewmode:i?

[subsection]
subsection: @id!i name~c255+ timemodified:i

[qbank]
qbank: @id!i name~c1333 timecreated:i timemodified:i introformat:i type:c40
"""

_FIELD = re.compile(r"(@?\w+)([!~:])(i|n|t|x|c(\d+)(\+?))(\??)$")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record. ``need`` is ``!``, ``~`` or ``:``; ``kind`` i, n, t, c or x; ``limit`` is 0 where there is none."""

    name: str
    need: str
    kind: str
    limit: int
    grows: bool
    nullable: bool


@cache
def records_of(file: str) -> tuple[tuple[str, tuple[Field, ...]], ...]:
    """Give the records of a kind of file: path of the element, and fields; nothing for a kind that is not in the table."""
    return _parsed().get(file, ())


@cache
def _parsed() -> dict[str, tuple[tuple[str, tuple[Field, ...]], ...]]:
    tables: dict[str, list[tuple[str, tuple[Field, ...]]]] = {}
    for block in TABLE.replace("\n ", " ").strip().split("\n\n"):
        head, *lines = block.split("\n")
        records = [entry.split(": ", 1) for entry in lines]
        tables[head.strip("[]")] = [(path, tuple(map(_field, fields.split()))) for path, fields in records]
    return {name: tuple(records) for name, records in tables.items()}


def _field(text: str) -> Field:
    found = _FIELD.match(text)
    if not found:
        raise ValueError(f"not a field of the table: {text}")
    name, need, kind, limit, grows, nullable = found.groups()
    return Field(name, need, kind[0], int(limit or 0), grows == "+", nullable == "?")
