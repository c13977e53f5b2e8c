"""Codes of Moodle backups: what `builder verify` finds in an .mbz (docs/formats/moodle-backup-rules.md).

A table, and so longer than a module of code should be.
"""

from builder.diagnostics.code_tables.entry import Code
from builder.diagnostics.model import Severity

CODES: tuple[Code, ...] = (
    # Container
    Code(
        "MBZ001",
        Severity.ERROR,
        "the backup cannot be opened",
        "Rule: first two bytes 1f 8b: gzipped tar, else zip; every member unpacks and its checksum is right. Otherwise: no "
        "Moodle can restore it. What to do: copy or build the file again.",
    ),
    Code(
        "MBZ002",
        Severity.ERROR,
        "a tar header is broken",
        "Rule: each header has the magic `ustar`, a right checksum and an octal size (files under 8 GiB). Otherwise: Moodle "
        "stops reading there. What to do: write USTAR headers (Python: tarfile.USTAR_FORMAT).",
    ),
    Code(
        "MBZ003",
        Severity.WARNING,
        "a member is a link or a device",
        "Rule: no tar types 1 to 4, 6, 7; no symbolic links in a zip. Otherwise: Moodle passes over it, so its content is lost."
        " What to do: store the file itself.",
    ),
    Code(
        "MBZ004",
        Severity.WARNING,
        "an extended tar header",
        "Rule: no tar types x, g (PAX), L, K, X (GNU). Otherwise: Moodle takes the header for a file, and sees the name that "
        "follows cut or changed. What to do: write USTAR headers and short ASCII names.",
    ),
    Code(
        "MBZ005",
        Severity.ERROR,
        "a path leads out of the backup",
        "Rule: no absolute path, no `..`, no `\\`, no drive letter. Otherwise: a restore refuses it or writes elsewhere. What to"
        " do: use relative paths with `/`.",
    ),
    Code(
        "MBZ006",
        Severity.NOTE,
        "a path is not plain",
        "Rule: no `./` in front, ASCII only, no blanks; a zip name beyond ASCII has the UTF-8 flag. Otherwise: all paths of the"
        " format are plain; other ones may be read differently on other systems. What to do: use the paths of the format.",
    ),
    Code(
        "MBZ007",
        Severity.ERROR,
        "two members have the same path",
        "Rule: every path once. Otherwise: only one of them is restored, and which one depends on the reader. What to do: write"
        " each path once.",
    ),
    Code(
        "MBZ008",
        Severity.ERROR,
        "a member cannot be unpacked",
        "Rule: zip members stored or deflated, not encrypted. Otherwise: Moodle cannot read it. What to do: pack with deflate, "
        "without a password.",
    ),
    Code(
        "MBZ009",
        Severity.NOTE,
        "the file name does not end in .mbz",
        "Rule: the name ends in .mbz. Otherwise: the upload form of Moodle refuses it. What to do: rename the file.",
    ),
    Code(
        "MBZ010",
        Severity.NOTE,
        "nothing reads this member",
        "Rule: places the format knows: XML files at the root, in course/, sections/, activities/, and files/xx/HASH. "
        "Otherwise: dead weight, or a file at the wrong place. What to do: leave it out, or move it to its place.",
    ),
    # XML
    Code(
        "MBZ011",
        Severity.ERROR,
        "an XML file is not well-formed",
        "Rule: every XML file parses. Otherwise: one such file stops the whole restore. What to do: escape & and <; close every"
        " element.",
    ),
    Code(
        "MBZ012",
        Severity.ERROR,
        "a character that XML forbids",
        "Rule: no control characters but tab, line feed and carriage return; no U+FFFE, U+FFFF. Otherwise: one of them in any "
        "file stops the whole restore. What to do: remove the character from the text.",
    ),
    Code(
        "MBZ013",
        Severity.ERROR,
        "an XML file is not UTF-8",
        "Rule: declared and used encoding are UTF-8. Otherwise: Moodle reads UTF-8 only. What to do: write UTF-8.",
    ),
    Code(
        "MBZ014",
        Severity.WARNING,
        "a document type in an XML file",
        "Rule: no `<!DOCTYPE`. Otherwise: its entities are not read, so text is lost; it can hide the backup from detection. "
        "What to do: write characters instead of entities.",
    ),
    Code(
        "MBZ015",
        Severity.ERROR,
        "the root element is another",
        "Rule: root element by file (`section`, `module`, `activity` ...), without a namespace. Otherwise: the restore finds "
        "nothing in the file. What to do: use the root element of the format.",
    ),
    Code(
        "MBZ016",
        Severity.WARNING,
        "NULL does not stand alone",
        "Rule: `$@NULL@$` is the whole text of its element. Otherwise: it is read as text, not as NULL. What to do: write "
        "`$@NULL@$` and nothing else, no blanks.",
    ),
    Code(
        "MBZ017",
        Severity.ERROR,
        "NULL where a value must be",
        "Rule: no NULL in columns that are NOT NULL in Moodle's tables. Otherwise: the database refuses the row and the restore"
        " stops. What to do: write a value, or leave the element out where it has a default.",
    ),
    Code(
        "MBZ018",
        Severity.ERROR,
        "not a number",
        "Rule: number columns hold numbers (empty counts as 0). Otherwise: the database refuses the row and the restore stops. "
        "What to do: write a whole number, or a decimal number with a dot.",
    ),
    Code(
        "MBZ019",
        Severity.ERROR,
        "a text is too long for its column",
        "Rule: lengths of Moodle's columns: names 255 (1333 from 5.1), course full name 254, idnumbers 100 ... Otherwise: the "
        "database refuses the row and the restore stops, leaving half a course. What to do: shorten the text.",
    ),
    Code(
        "MBZ020",
        Severity.ERROR,
        "a needed element or attribute is missing",
        "Rule: the elements that stopped a restore on 3.11 to 5.1 when they were left out. Otherwise: the restore stops. What "
        "to do: write the element.",
    ),
    Code(
        "MBZ021",
        Severity.WARNING,
        "an expected element or attribute is missing",
        "Rule: the elements whose absence made Moodle warn or lose something when they were left out. Otherwise: PHP warnings, "
        "or something lost without a word. What to do: write the element; NULL or empty will do where nothing is meant.",
    ),
    Code(
        "MBZ022",
        Severity.ERROR,
        "a needed file is missing",
        "Rule: the files without which a restore stopped when they were left out; users.xml where users is 1; filters, calendar"
        " and content bank where their settings are 1. Otherwise: the restore stops. What to do: write the file, if only its "
        "empty skeleton.",
    ),
    Code(
        "MBZ023",
        Severity.NOTE,
        "an XML file is too big to be looked at",
        "Rule: files over 64 MiB are only read through. Otherwise: nothing: the file may be right.",
    ),
    Code(
        "MBZ024",
        Severity.NOTE,
        "a backup of an old Moodle",
        "Rule: backup_release 3.0 or later. Otherwise: nothing: what its columns hold was not measured, and is not checked.",
    ),
    # moodle_backup.xml
    Code(
        "MBZ030",
        Severity.ERROR,
        "no moodle_backup.xml at the root",
        "Rule: it lies at the root, in no folder. Otherwise: Moodle does not know the file as a backup. What to do: pack the "
        "content of the folder, not the folder.",
    ),
    Code(
        "MBZ031",
        Severity.ERROR,
        "moodle_backup.xml does not begin as Moodle expects",
        "Rule: in the first 200 bytes: XML declaration with version 1.0 and UTF-8, `<moodle_backup>`, `<information>`, both "
        "without attributes. Otherwise: Moodle does not know the file as a backup. What to do: no comment, document type or "
        "attribute before `<information>`.",
    ),
    Code(
        "MBZ032",
        Severity.ERROR,
        "not a Moodle 2 course backup",
        "Rule: type course, format moodle2. Otherwise: another kind of restore would be needed. What to do: make a course "
        "backup of Moodle 2 format.",
    ),
    Code(
        "MBZ033",
        Severity.NOTE,
        "not a backup of a whole course",
        "Rule: type is course. Otherwise: it is restored into an existing course; rules about the course are not checked.",
    ),
    Code(
        "MBZ034",
        Severity.ERROR,
        "backup_version is too old",
        "Rule: at least 2010072300. Otherwise: Moodle refuses it. What to do: make the backup with a later Moodle.",
    ),
    Code(
        "MBZ035",
        Severity.WARNING,
        "release and version do not fit",
        "Rule: backup_release and moodle_version lie both before or both after 4.0. Otherwise: questions are read in the wrong "
        "layout and lost. What to do: declare both of the same Moodle.",
    ),
    Code(
        "MBZ036",
        Severity.WARNING,
        "original_wwwroot is no address",
        "Rule: http(s) address without a slash at the end. Otherwise: links that cannot be mapped become broken addresses. What"
        " to do: write the address of the site, or of one that is nobody's.",
    ),
    Code(
        "MBZ037",
        Severity.WARNING,
        "the site's hash is no hash",
        "Rule: 32 hexadecimal digits in lower case. Otherwise: when it is empty, Moodle decides by the address whether this is "
        "the same site, and may trust ids of another one. What to do: write a constant that is nobody's.",
    ),
    Code(
        "MBZ038",
        Severity.ERROR,
        "ids differ between moodle_backup.xml and course.xml",
        "Rule: original_course_id and original_course_contextid. Otherwise: links to the course and its files are not mapped. "
        "What to do: write the same ids.",
    ),
    Code(
        "MBZ039",
        Severity.ERROR,
        "the course format is site",
        "Rule: original_course_format is not site. Otherwise: it can only be restored to a front page. What to do: use topics "
        "or weeks.",
    ),
    Code(
        "MBZ040",
        Severity.WARNING,
        "files are declared as left out",
        "Rule: include_files is 1 where files.xml has files. Otherwise: Moodle takes the files for being on the site already; "
        "elsewhere they are lost. What to do: write include_files 1.",
    ),
    Code(
        "MBZ041",
        Severity.ERROR,
        "a directory has not the name it must have",
        "Rule: activities/NAME_CMID, sections/section_ID. Otherwise: settings are looked up under another name and the restore "
        "stops or loses the item. What to do: name directories by kind and id.",
    ),
    Code(
        "MBZ042",
        Severity.WARNING,
        "a folder is not listed in contents",
        "Rule: every folder of activities/ and sections/ is in contents. Otherwise: it is not restored. What to do: list it, or"
        " leave it out.",
    ),
    Code(
        "MBZ043",
        Severity.ERROR,
        "an activity stands in a section that is not there",
        "Rule: sectionid of every activity is a section of contents. Otherwise: the activity is lost. What to do: list the "
        "section, or move the activity.",
    ),
    Code(
        "MBZ044",
        Severity.WARNING,
        "a section has an empty title in contents",
        "Rule: sections have a title in contents. Otherwise: a warning in the restore log. What to do: write the section's "
        "number where it has no name.",
    ),
    Code(
        "MBZ045",
        Severity.ERROR,
        "a setting about something that is not there",
        "Rule: settings name only sections and activities of contents. Otherwise: the restore makes a broken entry and stops. "
        "What to do: keep settings and contents in step.",
    ),
    Code(
        "MBZ046",
        Severity.WARNING,
        "a setting is missing",
        "Rule: NAME_included and NAME_userinfo of every section and activity. Otherwise: the confirm page of the web restore "
        "reads them. What to do: write both settings for every item.",
    ),
    Code(
        "MBZ047",
        Severity.ERROR,
        "activities are switched off",
        "Rule: root setting activities is 1 where there are activities. Otherwise: no activity at all is restored. What to do: "
        "write the root setting activities with value 1.",
    ),
    Code(
        "MBZ048",
        Severity.WARNING,
        "something is switched off",
        "Rule: NAME_included is 1. Otherwise: the item is not restored unless somebody ticks it. What to do: write 1, or leave "
        "the item out.",
    ),
    Code(
        "MBZ049",
        Severity.NOTE,
        "the short name is long",
        "Rule: original_course_shortname up to 100 characters. Otherwise: the course form of Moodle takes 100; a copy gets _1 "
        "added. What to do: shorten it.",
    ),
    # Course and sections
    Code(
        "MBZ050",
        Severity.NOTE,
        "the course format is not Moodle's own",
        "Rule: format is topics, weeks, social or singleactivity. Otherwise: without that plug-in the site's default format is "
        "used. What to do: use topics or weeks where it is to be restored anywhere.",
    ),
    Code(
        "MBZ051",
        Severity.NOTE,
        "an Announcements forum will be made",
        "Rule: newsitems above 0 only with a forum of type news. Otherwise: Moodle makes the forum when the course is first "
        "viewed. What to do: write newsitems 0, or add the forum.",
    ),
    Code(
        "MBZ052",
        Severity.WARNING,
        "completion is switched off in the course",
        "Rule: enablecompletion is 1 where activities have completion. Otherwise: no completion is shown or kept. What to do: "
        "write enablecompletion 1.",
    ),
    Code(
        "MBZ053",
        Severity.ERROR,
        "a section's id is not that of its folder",
        "Rule: section/@id is the number in the folder's name. Otherwise: activities and files of the section are not mapped. "
        "What to do: write the same id.",
    ),
    Code(
        "MBZ054",
        Severity.ERROR,
        "two sections have the same number",
        "Rule: every number once. Otherwise: the second falls into the first: its name and summary are lost. What to do: number"
        " the sections from 0.",
    ),
    Code(
        "MBZ055",
        Severity.WARNING,
        "there is no section 0",
        "Rule: one section has number 0. Otherwise: the General section is missing. What to do: write section 0, if only empty.",
    ),
    Code(
        "MBZ057",
        Severity.WARNING,
        "a subsection is not wired up",
        "Rule: activity, its section (component, itemid) and contents (parentcmid, modname, insubsection) fit; one level; "
        "Moodle 4.5 or later. Otherwise: the section cannot be reached, or stands as one of its own. What to do: write all "
        "three places as the format says.",
    ),
    Code(
        "MBZ058",
        Severity.NOTE,
        "subsections are used",
        "Rule: no subsection, where the backup is for anybody. Otherwise: mod_subsection is switched off by default in 4.5: its"
        " content then cannot be reached. What to do: tell those who restore it, or use sections.",
    ),
    # Activities
    Code(
        "MBZ060",
        Severity.ERROR,
        "an activity's id or kind is not that of its folder",
        "Rule: module/@id and modulename, activity/@moduleid. Otherwise: the restore cannot map it. What to do: write the same "
        "id and kind.",
    ),
    Code(
        "MBZ061",
        Severity.WARNING,
        "an activity's section differs between files",
        "Rule: sectionid in module.xml and moodle_backup.xml; sectionnumber and the section's number. Otherwise: it may land in"
        " another section. What to do: write the same section.",
    ),
    Code(
        "MBZ063",
        Severity.ERROR,
        "an id stands for two things",
        "Rule: ids unique per kind: course modules, instances, sections, files, grade items, questions, answers, chapters ... "
        "Otherwise: references lead to the wrong thing, or the restore stops. What to do: give each its own id.",
    ),
    Code(
        "MBZ064",
        Severity.ERROR,
        "a context id is there twice",
        "Rule: context ids unique over course, activities and blocks. Otherwise: files and questions go to the wrong owner. "
        "What to do: give each its own context id.",
    ),
    Code(
        "MBZ065",
        Severity.ERROR,
        "activity/@id and the instance's id differ",
        "Rule: both ids of NAME.xml are the same. Otherwise: the instance is not mapped. What to do: write the same id.",
    ),
    Code(
        "MBZ066",
        Severity.WARNING,
        "an activity has an empty name",
        'Rule: the instance has a name. Otherwise: the activity is dropped: "Module not fully restored". What to do: give it a '
        "name.",
    ),
    Code(
        "MBZ067",
        Severity.WARNING,
        "an idnumber is there twice",
        "Rule: idnumber of activities once, where not empty. Otherwise: the second loses it. What to do: give each its own.",
    ),
    Code(
        "MBZ068",
        Severity.NOTE,
        "an activity is available but not shown",
        "Rule: no visible 1 with visibleoncoursepage 0. Otherwise: where the site does not allow stealth activities it is "
        "listed as any other. What to do: write visibleoncoursepage 1, or visible 0.",
    ),
    Code(
        "MBZ069",
        Severity.WARNING,
        "a restriction cannot be read",
        "Rule: availability: JSON with op, c, and showc of the same length. Otherwise: the restriction is broken or lost. What "
        "to do: write it in Moodle's form.",
    ),
    Code(
        "MBZ070",
        Severity.WARNING,
        "a restriction needs what is not there",
        "Rule: activity, grade item, group and grouping of each condition are in the backup. Otherwise: a warning in the log "
        "and a condition that nobody can meet. What to do: name something in the backup.",
    ),
    # Completion
    Code(
        "MBZ071",
        Severity.WARNING,
        "completion without a condition",
        "Rule: completion 2 needs view, grade or a rule of the module. Otherwise: nobody can ever complete it. What to do: add "
        "a condition, or write completion 1 or 0.",
    ),
    Code(
        "MBZ072",
        Severity.WARNING,
        "completion by viewing what has no page",
        "Rule: no completionview on a label. Otherwise: it never happens. What to do: write completion 1 or 0.",
    ),
    Code(
        "MBZ073",
        Severity.WARNING,
        "completion by a pass that is not defined",
        "Rule: completionpassgrade needs completiongradeitemnumber and a gradepass above 0. Otherwise: it cannot be met, or "
        "counts any grade. What to do: set the grade to pass in grades.xml.",
    ),
    Code(
        "MBZ074",
        Severity.WARNING,
        "completion settings make no sense",
        "Rule: completion 0, 1 or 2; completion by grade has a grade item. Otherwise: it cannot be met. What to do: correct the"
        " settings.",
    ),
    Code(
        "MBZ075",
        Severity.WARNING,
        "the course waits for what is not there",
        "Rule: activities and roles of the criteria in completion.xml are in the backup. Otherwise: the criterion is lost "
        "without a word. What to do: name something in the backup.",
    ),
    Code(
        "MBZ076",
        Severity.WARNING,
        "the course waits for an activity without completion",
        "Rule: activities of criteria have completion 1 or 2. Otherwise: nobody can complete the course. What to do: give the "
        "activity completion.",
    ),
    Code(
        "MBZ077",
        Severity.WARNING,
        "a criterion names the wrong kind",
        "Rule: module of a criterion is the kind of its activity. Otherwise: the criterion does not find its activity. What to "
        "do: write the kind of the activity.",
    ),
    Code(
        "MBZ078",
        Severity.WARNING,
        "the criteria are not tied together",
        "Rule: one aggregation over all (criteriatype NULL), method 1 or 2. Otherwise: Moodle falls back to all. What to do: "
        "write the aggregation.",
    ),
    # Grades
    Code(
        "MBZ080",
        Severity.ERROR,
        "a grade item stands before the course's",
        "Rule: sortorder above 1. Otherwise: the database refuses a second first item. What to do: number from 2.",
    ),
    Code(
        "MBZ081",
        Severity.WARNING,
        "a grade item belongs to something else",
        "Rule: itemtype mod, itemmodule, iteminstance of the activity. Otherwise: the grade is not tied to the activity. What "
        "to do: write kind and instance id of the activity.",
    ),
    Code(
        "MBZ082",
        Severity.WARNING,
        "the idnumbers of grade item and activity differ",
        "Rule: idnumber in grades.xml is that of module.xml. Otherwise: one of them is lost. What to do: write the same.",
    ),
    Code(
        "MBZ083",
        Severity.WARNING,
        "a grade category is not there",
        "Rule: categoryid is in gradebook.xml, where there is one. Otherwise: the item falls into the course's category. What "
        "to do: name a category of the backup.",
    ),
    Code(
        "MBZ084",
        Severity.WARNING,
        "a grade item is not in inforef.xml",
        "Rule: grade_itemref of the activity names its grade items. Otherwise: restrictions and completion that use the grade "
        "lose it. What to do: list the id.",
    ),
    Code(
        "MBZ085",
        Severity.WARNING,
        "a scale or outcome is not there",
        "Rule: scaleid and outcomeid are in scales.xml and outcomes.xml. Otherwise: the item loses its scale. What to do: write"
        " the scale into the backup.",
    ),
    Code(
        "MBZ086",
        Severity.WARNING,
        "the gradebook is no tree",
        "Rule: one category without a parent; parents and items name categories that are there. Otherwise: categories or totals"
        " are lost. What to do: mend the tree, or leave gradebook.xml out.",
    ),
    # Files
    Code(
        "MBZ090",
        Severity.WARNING,
        "the content of a file is missing",
        'Rule: files/xx/HASH is there for every file row. Otherwise: "Missing file in backup": the file is lost. What to do: '
        "put the content in.",
    ),
    Code(
        "MBZ091",
        Severity.ERROR,
        "a content is damaged",
        "Rule: SHA-1 of the content is its name. Otherwise: Moodle refuses it. What to do: write the content under its own "
        "SHA-1.",
    ),
    Code(
        "MBZ092",
        Severity.WARNING,
        "a file has another size than declared",
        "Rule: filesize is the size of the content. Otherwise: the content may be cut or exchanged. What to do: write the size "
        "of the content.",
    ),
    Code(
        "MBZ093",
        Severity.ERROR,
        "no path and name of a file",
        'Rule: filepath begins and ends with /, filename without / and not empty. Otherwise: "Invalid file path": the restore '
        "stops. What to do: write / or /folder/, and a name.",
    ),
    Code(
        "MBZ094",
        Severity.WARNING,
        "no inforef.xml names a file",
        "Rule: fileref of the owner names the file (not for questions, groups and the like). Otherwise: the file is lost "
        "without a word. What to do: list the id in the inforef.xml of its owner.",
    ),
    Code(
        "MBZ095",
        Severity.WARNING,
        "a file's owner is not there",
        "Rule: contextid and component belong to the course, an activity, a block or a question category. Otherwise: the file "
        "is lost. What to do: write the context of its owner.",
    ),
    Code(
        "MBZ096",
        Severity.WARNING,
        "a file belongs to a part that is not there",
        "Rule: itemid is a section, chapter, page, entry, question, answer ... of the backup. Otherwise: the file is lost. What"
        " to do: write the id of the part.",
    ),
    Code(
        "MBZ097",
        Severity.WARNING,
        "two files at the same place",
        "Rule: context, component, file area, item id, path and name once. Otherwise: only one is restored. What to do: rename "
        "one.",
    ),
    Code(
        "MBZ098",
        Severity.NOTE,
        "a content that nothing needs",
        "Rule: every content has a file row. Otherwise: dead weight. What to do: leave it out.",
    ),
    Code(
        "MBZ099",
        Severity.WARNING,
        "a text shows a file that is not there",
        "Rule: @@PLUGINFILE@@/path in a text: the file is in the file area of that text, same case. Otherwise: a broken picture"
        " or link. What to do: attach the file, or correct the path (percent-encoded).",
    ),
    Code(
        "MBZ100",
        Severity.NOTE,
        "a file that no text shows",
        "Rule: every file in an area that only texts use is shown by one. Otherwise: dead weight. What to do: leave it out, or "
        "show it.",
    ),
    Code(
        "MBZ101",
        Severity.WARNING,
        "a resource has no main file",
        "Rule: at least one file in mod_resource/content, one of them with sortorder 1. Otherwise: the activity opens nothing, "
        "or any of its files. What to do: mark the main file with sortorder 1.",
    ),
    Code(
        "MBZ102",
        Severity.NOTE,
        "a resource has files that nobody sees",
        "Rule: one file, unless the main file is a page. Otherwise: only the main file is shown. What to do: make a folder, or "
        "one resource a file.",
    ),
    Code(
        "MBZ103",
        Severity.WARNING,
        "an id refers to nothing",
        "Rule: ids in inforef.xml files, groupings and groupingid are in the backup. Otherwise: what was meant is lost. What to"
        " do: name something in the backup.",
    ),
    # Links
    Code(
        "MBZ110",
        Severity.WARNING,
        "a link leads out of the backup",
        "Rule: tokens: course, section, activity, chapter, page are in the backup. Otherwise: it becomes a dead link to the "
        "original site, without a warning. What to do: link to something in the backup, or leave the link out.",
    ),
    Code(
        "MBZ111",
        Severity.WARNING,
        "a link names the wrong kind",
        "Rule: PAGEVIEWBYID leads to a page, and so on. Otherwise: it leads to nothing. What to do: use the token of the "
        "activity's kind.",
    ),
    Code(
        "MBZ112",
        Severity.WARNING,
        "a link token that no restore knows",
        "Rule: whole tokens, with numbers, of a known name (a label has none). Otherwise: it stays in the text as it is. What "
        "to do: write $@NAME*id@$.",
    ),
    Code(
        "MBZ113",
        Severity.WARNING,
        "a link to a section before 4.5",
        "Rule: COURSESECTIONBYID only where 4.5 or later is declared. Otherwise: 3.11 and 4.1 leave it in the text. What to do:"
        " link to the course or to an activity.",
    ),
    Code(
        "MBZ114",
        Severity.WARNING,
        "a link where none is decoded",
        "Rule: tokens stand only in texts that a restore decodes (not in assign.activity, names ...). Otherwise: it stays in "
        "the text as it is. What to do: put the link into the introduction.",
    ),
    # Questions
    Code(
        "MBZ120",
        Severity.ERROR,
        "questions in the layout of another release",
        "Rule: question_bank_entries from 4.0 on, questions before. Otherwise: all questions are lost, or the restore stops. "
        "What to do: write the layout of the declared release.",
    ),
    Code(
        "MBZ121",
        Severity.ERROR,
        "a context has two top categories, or one of another name",
        "Rule: at most one category with parent 0, named top, in each context (from 3.5 on). Otherwise: two stop the restore at"
        " the precheck. What to do: put the others below it.",
    ),
    Code(
        "MBZ122",
        Severity.WARNING,
        "a category has no parent",
        "Rule: parent is a category of the same context. Otherwise: its place in the tree is lost. What to do: name a category "
        "of the same context.",
    ),
    Code(
        "MBZ123",
        Severity.WARNING,
        "a category's context is not there",
        "Rule: contextid and contextinstanceid are those of an activity (70) or of the course (50). Otherwise: the questions "
        "have no home. What to do: write the quiz's context and course module id.",
    ),
    Code(
        "MBZ124",
        Severity.WARNING,
        "no inforef.xml names a category",
        "Rule: question_categoryref of an activity or the course names every category. Otherwise: its questions are lost "
        "without a word. What to do: list the id.",
    ),
    Code(
        "MBZ125",
        Severity.NOTE,
        "the question bank belongs to the course",
        "Rule: categories lie in activities (context level 70), not in the course (50). Otherwise: Moodle 5 moves them into a "
        "question bank activity and warns twice. What to do: put them into the quiz (level 70).",
    ),
    Code(
        "MBZ126",
        Severity.WARNING,
        "a stamp is there twice",
        "Rule: every stamp of categories and of questions once. Otherwise: restoring into an existing course mixes them up. "
        "What to do: give each its own, the same in every build.",
    ),
    Code(
        "MBZ127",
        Severity.WARNING,
        "a mark that the edit form does not offer",
        "Rule: fraction of answers is in Moodle's list (1, .9, .8333333 ... and negatives). Otherwise: the question cannot be "
        "saved again. What to do: use a mark of the list, to seven decimals.",
    ),
    Code(
        "MBZ128",
        Severity.WARNING,
        "a question refers to what it does not have",
        "Rule: true and false answer, numerical records and parts of a cloze question are there. Otherwise: the question cannot"
        " be graded. What to do: name its own answers.",
    ),
    Code(
        "MBZ129",
        Severity.WARNING,
        "too few pairs to match",
        "Rule: two pairs with text and three answers. Otherwise: the edit form refuses it. What to do: add pairs or a wrong "
        "answer.",
    ),
    Code(
        "MBZ130",
        Severity.NOTE,
        "a description with a mark",
        "Rule: length 0 and defaultmark 0. Otherwise: it is counted as a question. What to do: write 0.",
    ),
    Code(
        "MBZ131",
        Severity.WARNING,
        "a question without its own part",
        "Rule: plugin_qtype_NAME_question is there with its options. Otherwise: PHP warnings, and a question that cannot be "
        "used. What to do: write the options.",
    ),
    Code(
        "MBZ132",
        Severity.NOTE,
        "a question type that is not Moodle's own",
        "Rule: question types that come with Moodle. Otherwise: without that plug-in the question is of missing type. What to "
        "do: use a type of Moodle where it is to be restored anywhere.",
    ),
    Code(
        "MBZ133",
        Severity.ERROR,
        "an empty list of hints without a line feed",
        "Rule: an empty `<question_hints>` holds a line feed, as Moodle writes it. Otherwise: Moodle 4.5 and later take it for a"
        " text, and the restore stops. What to do: write the closing tag on a line of its own.",
    ),
    Code(
        "MBZ134",
        Severity.WARNING,
        "an ordering question in a backup for every release",
        "Rule: questions of the type ordering only where backup_release is 4.4 or later. Otherwise: an older Moodle restores it "
        "without a word, and nobody can begin the quiz. What to do: ask with a matching question, or declare 4.4.",
    ),
    Code(
        "MBZ135",
        Severity.WARNING,
        "two categories have the same idnumber",
        "Rule: every idnumber of a category once in the backup, whatever its context. Otherwise: the second loses it, for all are "
        "made in the course before they are moved. What to do: give each its own, or none.",
    ),
    Code(
        "MBZ136",
        Severity.WARNING,
        "a text with gaps does not fit its gaps",
        "Rule: the text of a multianswer question has each place {#1}, {#2} ... once, as many as its sequence has questions. "
        "Otherwise: a gap is not shown, or a place stays empty. What to do: write one place a gap.",
    ),
    # Quizzes
    Code(
        "MBZ140",
        Severity.ERROR,
        "a slot without its question",
        "Rule: every slot names a question (module version before 2022020300) or a bank entry (since), or draws at random. "
        "Otherwise: the restore stops, or the slot stays empty. What to do: name a question of questions.xml, in the layout of "
        "the module's version.",
    ),
    Code(
        "MBZ141",
        Severity.WARNING,
        "slots are not numbered from 1",
        "Rule: slot 1, 2, 3 ... Otherwise: the quiz cannot be edited or opened. What to do: number without a gap.",
    ),
    Code(
        "MBZ142",
        Severity.WARNING,
        "sumgrades is not the sum of the marks",
        "Rule: sumgrades is the sum of the slots' maxmark. Otherwise: results are scaled wrongly. What to do: write the sum.",
    ),
    Code(
        "MBZ143",
        Severity.WARNING,
        "the grade differs from the grade item's",
        "Rule: the quiz's grade is its grade item's grademax. Otherwise: the gradebook shows other marks than the quiz. What to"
        " do: write the same.",
    ),
    Code(
        "MBZ144",
        Severity.WARNING,
        "the quiz's first section is missing",
        "Rule: a section with firstslot 1. Otherwise: the quiz cannot be opened. What to do: write the section.",
    ),
    Code(
        "MBZ145",
        Severity.WARNING,
        "feedback bands do not cover the grades",
        "Rule: from 0 to above the maximum, without gap or overlap. Otherwise: some results get no feedback. What to do: lowest"
        " mingrade 0, highest maxgrade = grade + 1.",
    ),
    Code(
        "MBZ146",
        Severity.WARNING,
        "overall feedback during the attempt",
        "Rule: reviewoverallfeedback without 65536. Otherwise: there is none then; the form cannot show it. What to do: leave "
        "the bit out.",
    ),
    Code(
        "MBZ147",
        Severity.WARNING,
        "a slot's reference is used in another context",
        "Rule: usingcontextid is the quiz's context. Otherwise: the slot does not find its question. What to do: write the "
        "quiz's context.",
    ),
    Code(
        "MBZ148",
        Severity.WARNING,
        "more random questions than there are",
        "Rule: no more slots draw from a category than it has questions that can be drawn and that no other slot names. "
        "Otherwise: nobody can begin the quiz. What to do: draw fewer, or add questions.",
    ),
    Code(
        "MBZ149",
        Severity.WARNING,
        "a condition that the declared release cannot read",
        "Rule: filtercondition is JSON; with `filter` only where backup_release is 4.3 or later, before that with "
        "`questioncategoryid` and `includingsubcategories`, which every release reads. Otherwise: PHP warnings, and the slot draws "
        "nothing. What to do: write the older form.",
    ),
    # Kinds of activity
    Code(
        "MBZ150",
        Severity.WARNING,
        "what users wrote comes without users",
        "Rule: glossary entries, discussions, records, wiki pages, submissions need users 1, and userinfo 1 of the activity and"
        " its section. Otherwise: they are lost. What to do: switch users on (guest trick), or offer the texts in another way.",
    ),
    Code(
        "MBZ151",
        Severity.WARNING,
        "a backup with users is not whole",
        "Rule: userid is in users.xml, users are in an inforef.xml, there is a way to enrol. Otherwise: entries lose their "
        "author; the course has no way to enrol. What to do: complete users.xml, inforef.xml and enrolments.xml.",
    ),
    Code(
        "MBZ152",
        Severity.WARNING,
        "attemptreopenmethod is none",
        "Rule: assign: untilpass, manual or automatic. Otherwise: the form of 5.x prints PHP warnings; the value is gone. What "
        "to do: write untilpass with maxattempts 1.",
    ),
    Code(
        "MBZ153",
        Severity.WARNING,
        "chapters do not count",
        "Rule: book: pagenum 1, 2, 3 ...; the first is no subchapter. Otherwise: the table of contents is wrong. What to do: "
        "number from 1; make the first a chapter.",
    ),
    Code(
        "MBZ154",
        Severity.WARNING,
        "pages do not chain",
        "Rule: lesson: prevpageid and nextpageid lead back; jumps lead to pages. Otherwise: pages cannot be reached. What to "
        "do: mend the chain.",
    ),
    Code(
        "MBZ155",
        Severity.WARNING,
        "a survey item is wrong",
        "Rule: feedback: type known, dependitem there, position once. Otherwise: the item is not shown. What to do: correct the"
        " item.",
    ),
    Code(
        "MBZ156",
        Severity.WARNING,
        "a choice without options",
        "Rule: choice: at least one option. Otherwise: there is nothing to choose. What to do: add options.",
    ),
    Code(
        "MBZ157",
        Severity.WARNING,
        "a SCORM activity is not whole",
        "Rule: scorm: package file with sha1hash and reference, unpacked files, scoes, launch. Otherwise: it stays empty until "
        "somebody saves its settings. What to do: put all parts in.",
    ),
    Code(
        "MBZ158",
        Severity.WARNING,
        "an H5P activity has not one package",
        "Rule: h5pactivity: one .h5p file. Otherwise: it opens nothing. What to do: attach one .h5p.",
    ),
    Code(
        "MBZ159",
        Severity.WARNING,
        "a link activity without an address",
        "Rule: url: externalurl is not empty. Otherwise: it opens nothing. What to do: write the address.",
    ),
    Code(
        "MBZ160",
        Severity.NOTE,
        "an activity that is not Moodle's own",
        "Rule: kinds of activity that come with Moodle. Otherwise: without that plug-in it is left out. What to do: use a kind "
        "of Moodle where it is to be restored anywhere.",
    ),
    Code(
        "MBZ162",
        Severity.WARNING,
        "a block does not fit",
        "Rule: block.xml: name and id of its folder, the context of the course or an activity as parent. Otherwise: the block "
        "is lost. What to do: write the same name and ids.",
    ),
    Code(
        "MBZ170",
        Severity.WARNING,
        "an option that nobody can take",
        "Rule: choice: with limitanswers 1 every maxanswers is 1 or more. Otherwise: Moodle takes 0 for full. What to do: "
        "write a high number for no limit.",
    ),
    Code(
        "MBZ171",
        Severity.WARNING,
        "results that are never shown",
        "Rule: choice: showresults 2 goes with a timeclose. Otherwise: it never closes, and nobody sees the results. What "
        "to do: write a timeclose, or show them after the answer.",
    ),
    Code(
        "MBZ172",
        Severity.WARNING,
        "answers are not in order",
        "Rule: lesson: the ids of a page's answers ascend. Otherwise: a restore sorts them by id, and the right answer of "
        "a true/false page is another. What to do: number them in their order.",
    ),
    Code(
        "MBZ173",
        Severity.WARNING,
        "nothing can be handed in",
        "Rule: assign: completionsubmit 1 goes with on-line text or files. Otherwise: nobody completes it. What to do: "
        "enable a way of submission, or ask for a grade.",
    ),
    Code(
        "MBZ174",
        Severity.WARNING,
        "a question without words",
        "Rule: lesson: a page with a question has contents; Moodle does not show its title. Otherwise: people see answers "
        "alone, and the edit form does not save. What to do: write the question into the contents.",
    ),
    Code(
        "MBZ175",
        Severity.WARNING,
        "an item that never appears",
        "Rule: feedback: an item depends on one of an earlier page. Otherwise: the answer is not known when the page is "
        "shown. What to do: put a page break between them.",
    ),
    Code(
        "MBZ176",
        Severity.WARNING,
        "points differ",
        "Rule: assign, lesson, h5pactivity: grademax of the grade item is the activity's grade. Otherwise: the first save "
        "or grade changes it, and the pass mark is off. What to do: write the same points.",
    ),
    Code(
        "MBZ177",
        Severity.WARNING,
        "a forum that cannot work",
        "Rule: forum: a single thread begins with the intro; announcements ask for no posts. Otherwise: the thread is "
        "empty; nobody completes the forum. What to do: write an intro; take the rule out.",
    ),
    Code(
        "MBZ178",
        Severity.WARNING,
        "a folder that nobody views",
        "Rule: folder: one shown on the course page (display 1) has no completionview. Otherwise: there is no page to "
        "view. What to do: complete it by hand, or give it a page of its own.",
    ),
)
