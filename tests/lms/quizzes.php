<?php
// Quizzes for readback.php: what is in them, and one attempt by Moodle's own question engine.

// Words without markup.
function words(?string $html): string {
    return trim(preg_replace('~\s+~u', ' ', html_entity_decode(strip_tags((string)$html), ENT_QUOTES | ENT_HTML5, 'UTF-8')));
}

// Settings, slots, parts, feedback, gradebook, and every question of a quiz.
function quiz_facts(cm_info $cm, stdClass $quiz, context_module $context): array {
    global $DB;
    $out = ['key' => $cm->idnumber, 'behaviour' => $quiz->preferredbehaviour, 'attempts' => (int)$quiz->attempts, 'method' => (int)$quiz->grademethod,
        'maximum' => (float)$quiz->grade, 'marks' => (float)$quiz->sumgrades, 'seconds' => (int)$quiz->timelimit, 'passes' => (int)$cm->completionpassgrade,
        'slots' => [], 'parts' => [], 'bands' => [], 'banks' => [], 'leftovers' => 0];
    foreach ($DB->get_records('quiz_slots', ['quizid' => $quiz->id], 'slot') as $slot) {
        $at = ['component' => 'mod_quiz', 'questionarea' => 'slot', 'itemid' => $slot->id, 'usingcontextid' => $context->id];
        $set = $DB->get_record('question_set_references', $at);
        $condition = $set ? json_decode($set->filtercondition, true) : [];
        $from = $condition['questioncategoryid'] ?? $condition['filter']['category']['values'][0] ?? 0;
        $entry = $set ? 0 : $DB->get_field('question_references', 'questionbankentryid', $at, MUST_EXIST);
        $out['slots'][] = ['page' => (int)$slot->page, 'mark' => (float)$slot->maxmark,
            'question' => $set ? '' : $DB->get_field('question_bank_entries', 'idnumber', ['id' => $entry]),
            'bank' => $set ? $DB->get_field('question_categories', 'name', ['id' => $from, 'contextid' => $context->id]) : ''];
    }
    foreach ($DB->get_records('quiz_sections', ['quizid' => $quiz->id], 'firstslot') as $part) {
        $out['parts'][] = [(int)$part->firstslot, (string)$part->heading, (bool)$part->shufflequestions];
    }
    foreach ($DB->get_records('quiz_feedback', ['quizid' => $quiz->id], 'mingrade DESC') as $band) {
        $out['bands'][] = [(float)$band->mingrade, words($band->feedbacktext) !== ''];
    }
    foreach ($DB->get_records('grade_items', ['itemmodule' => 'quiz', 'iteminstance' => $quiz->id]) as $item) {
        $out['item'] = [$item->idnumber, (float)$item->grademax, (float)$item->gradepass];
    }
    foreach ($DB->get_records_select('question_categories', 'contextid = ? AND parent <> 0', [$context->id], 'id') as $category) {
        $bank = ['title' => $category->name, 'questions' => []];
        foreach ($DB->get_records('question_bank_entries', ['questioncategoryid' => $category->id], 'id') as $entry) {
            $id = $DB->get_field('question_versions', 'questionid', ['questionbankentryid' => $entry->id], MUST_EXIST);
            $question = question_bank::load_question_data($id);
            $out['leftovers'] += (int)($question->qtype === 'random');
            if ($question->parent) {
                continue;
            }
            $tags = array_values(core_tag_tag::get_item_tags_array('core_question', 'question', $id));
            sort($tags);
            $fractions = array_map(fn($answer) => round((float)$answer->fraction, 5), array_values((array)($question->options->answers ?? [])));
            $bank['questions'][] = ['key' => (string)$entry->idnumber, 'type' => $question->qtype, 'title' => $question->name,
                'hints' => count($question->hints ?? []), 'tags' => $tags, 'fractions' => $fractions];
        }
        $out['banks'][] = $bank;
    }
    return $out;
}

// An attempt with the answers given, finished: points, grade, completion, feedback, and the slots that are not fully right.
function attempt(cm_info $cm, int $user, array $answers, completion_info $info): array {
    global $DB;
    $settings = class_exists('\mod_quiz\quiz_settings') ? '\mod_quiz\quiz_settings' : 'quiz';
    $class = class_exists('\mod_quiz\quiz_attempt') ? '\mod_quiz\quiz_attempt' : 'quiz_attempt';
    $settings = $settings::create($cm->instance, $user);
    $row = quiz_prepare_and_start_new_attempt($settings, 1, null);
    $attempt = $class::create($row->id);
    $usage = question_engine::load_questions_usage_by_activity($attempt->get_uniqueid());
    $now = time();
    foreach ($usage->get_slots() as $slot) {
        $question = $usage->get_question($slot);
        $response = isset($answers[$question->idnumber]) ? response($question, $usage->get_question_attempt($slot), $answers[$question->idnumber]) : [];
        if ($response) {
            $usage->process_action($slot, $response, $now);
        }
    }
    question_engine::save_questions_usage_by_activity($usage);
    $attempt = $class::create($row->id);
    if (method_exists($attempt, 'process_submit')) { // since 5.0
        $attempt->process_submit($now, false);
        $attempt->process_grade_submission($now);
    } else {
        $attempt->process_finish($now, false);
    }
    $usage = question_engine::load_questions_usage_by_activity($attempt->get_uniqueid());
    $wrong = [];
    foreach ($usage->get_slots() as $slot) {
        $state = (string)$usage->get_question_state($slot);
        if (!in_array($state, ['gradedright', 'finished']) && $usage->get_question_max_mark($slot) > 0) {
            $wrong[] = $usage->get_question($slot)->idnumber . " $state: " . $usage->get_response_summary($slot);
        }
    }
    $grade = $DB->get_field('quiz_grades', 'grade', ['quiz' => $cm->instance, 'userid' => $user]);
    $item = grade_get_grades($cm->course, 'mod', 'quiz', $cm->instance, $user)->items[0] ?? null;
    return ['marks' => (float)$DB->get_field('quiz_attempts', 'sumgrades', ['id' => $row->id]), 'grade' => (float)$grade,
        'gradebook' => (float)($item->grades[$user]->grade ?? -1), 'completion' => (int)$info->get_data($cm, false, $user)->completionstate,
        'feedback' => words(quiz_feedback_for_grade((float)$grade, $attempt->get_quiz(), $settings->get_context())), 'wrong' => $wrong];
}

// What the browser would send for an answer.
function response(question_definition $question, question_attempt $attempt, array $said): array {
    switch ($question->get_type_name()) {
        case 'multichoice':
            $response = [];
            foreach ($question->get_order($attempt) as $place => $id) {
                $chosen = in_array(words($question->answers[$id]->answer), $said['choose'], true);
                if ($question instanceof qtype_multichoice_single_question) {
                    $response += $chosen ? ['answer' => (string)$place] : [];
                } else {
                    $response["choice$place"] = $chosen ? '1' : '0';
                }
            }
            return $response;
        case 'truefalse':
            return ['answer' => $said['true'] ? '1' : '0'];
        case 'match':
            $response = [];
            foreach ($question->get_stem_order() as $place => $id) {
                $choice = array_search($said['pairs'][words($question->stems[$id])] ?? null, array_map('words', $question->choices), true);
                $response["sub$place"] = (string)array_search($choice, $question->get_choice_order());
            }
            return $response;
        case 'multianswer':
            $response = [];
            foreach ($question->subquestions as $number => $gap) {
                $word = $said['gaps'][$number - 1];
                foreach ($gap->get_type_name() === 'multichoice' ? $gap->get_order($attempt) : [] as $place => $id) {
                    $word = words($gap->answers[$id]->answer) === $said['gaps'][$number - 1] ? (string)$place : $word;
                }
                $response["sub{$number}_answer"] = $word;
            }
            return $response;
        case 'ordering':
            $keys = [];
            foreach ($question->answers as $answer) {
                $keys[words($answer->answer)] = $answer->md5key;
            }
            return ["response_$question->id" => implode(',', array_map(fn($item) => $keys[$item] ?? '', $said['order']))];
        case 'essay':
            return ['answer' => '<p>' . s($said['write']) . '</p>', 'answerformat' => FORMAT_HTML];
        default:
            return isset($said['type']) ? ['answer' => $said['type']] : [];
    }
}
