using Dapper;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>Ways to falsify a store behind the engine's back, one for everything that a counter or an invariant is computed from.</summary>
internal static class Tampering
{
    private const string SomeEnrollment = "(SELECT id FROM enrollment WHERE state = 0 ORDER BY id LIMIT 1)";

    /// <summary>Each with what is done; one row is touched, or none where there is no fitting one.</summary>
    public static IReadOnlyDictionary<string, string> Ways { get; } = new Dictionary<string, string>
    {
        ["somebody is through without having walked"] = $"UPDATE enrollment SET state = 2 WHERE id = {SomeEnrollment}",
        ["somebody stands one step further"] = $"UPDATE enrollment SET position = position + 1 WHERE id = {SomeEnrollment}",
        ["somebody waits for nothing"] = $"UPDATE enrollment SET due_at = NULL, hold = NULL WHERE id = {SomeEnrollment}",
        ["somebody came on another day"] = $"UPDATE enrollment SET entered_day = entered_day + 1 WHERE id = {SomeEnrollment}",
        ["somebody came to their step on another day"] = $"UPDATE enrollment SET reached_day = reached_day + 1 WHERE reached_day IS NOT NULL AND id = {SomeEnrollment}",
        ["somebody came from elsewhere"] = $"UPDATE enrollment SET source = 'nowhere' WHERE id = {SomeEnrollment}",
        ["somebody who came over did not"] = "UPDATE enrollment SET came_over = 0 WHERE id = (SELECT id FROM enrollment WHERE came_over > 0 LIMIT 1)",
        ["somebody left on another day"] = "UPDATE enrollment SET ended_day = ended_day + 1 WHERE id = (SELECT id FROM enrollment WHERE ended_day IS NOT NULL LIMIT 1)",
        ["a road is gone"] = $"DELETE FROM enrollment WHERE id = {SomeEnrollment}",
        ["a step behind somebody is gone"] = One("DELETE FROM visit", "visit", "outcome = 6"),
        ["a step done counts as given up"] = One("UPDATE visit SET outcome = 5", "visit", "outcome = 6"),
        ["a step was over on another day"] = One("UPDATE visit SET settled_day = settled_day + 1", "visit", "outcome = 6"),
        ["a step was reached on another day"] = One("UPDATE visit SET reached_day = reached_day - 1", "visit", "reached_day IS NOT NULL"),
        ["a step was worth more"] = One("UPDATE visit SET value = value + 100", "visit", "value > 0"),
        ["a step was worth another currency"] = One("UPDATE visit SET currency = 'XXX'", "visit", "value > 0"),
        ["somebody got another wording"] = One("UPDATE visit SET wording = 'another'", "visit", "outcome = 6"),
        ["a message was never sent"] = OneDelivery("DELETE FROM delivery", "state = 2"),
        ["a message was sent on another day"] = OneDelivery("UPDATE delivery SET sent_day = sent_day + 1", "state = 2"),
        ["a message was refused in silence"] = OneDelivery("UPDATE delivery SET state = 4, reason = 'cap'", "state = 2"),
        ["a refusal has another reason"] = OneDelivery("UPDATE delivery SET reason = 'cap'", "state = 4"),
        ["nobody knows of a message"] = OneDelivery("UPDATE delivery SET state = 3, sent_day = NULL, settled_day = 20000", "state = 2"),
        ["a message was opened by nobody"] = OneDelivery("UPDATE delivery SET opened_day = NULL", "opened_day IS NOT NULL"),
        ["a link was followed by nobody"] = OneDelivery("UPDATE delivery SET clicked_day = NULL", "clicked_day IS NOT NULL"),
        ["a message is claimed by nobody"] = OneDelivery("UPDATE delivery SET state = 1, lease_until = NULL", "state = 0"),
        ["what somebody waits for is lost"] = OneDelivery("DELETE FROM delivery", "state = 0 AND number = 0"),
        ["a task is gone"] = OneAssignment("DELETE FROM assignment", "state = 1"),
        ["a task took longer"] = OneAssignment("UPDATE assignment SET minutes = minutes + 5", "state = 1"),
        ["a task could not be done"] = OneAssignment("UPDATE assignment SET state = 2", "state = 1"),
        ["a task was never given"] = OneAssignment("UPDATE assignment SET opened_day = opened_day + 1", "1 = 1"),
        ["an answer is gone"] = "DELETE FROM answer WHERE id = (SELECT id FROM answer LIMIT 1)",
        ["an answer came on another day"] = "UPDATE answer SET day = day + 1 WHERE id = (SELECT id FROM answer LIMIT 1)",
        ["a counter counts one more"] = "UPDATE tally SET n = n + 1 WHERE version_id = (SELECT version_id FROM tally WHERE n <> 0 LIMIT 1) AND step = -1 AND measure = 0",
        ["a counter has more money"] = "UPDATE tally SET value = value + 1 WHERE value > 0",
        ["the counters of a step are gone"] = "DELETE FROM tally WHERE step = 0",
        ["a refusal counts twice"] = "UPDATE suppressed_send SET n = n + 1",
        ["a person is gone"] = "DELETE FROM person WHERE id = (SELECT person_id FROM enrollment ORDER BY id LIMIT 1)",
        ["a word is gone"] = "DELETE FROM person_word WHERE word = (SELECT word FROM person_word ORDER BY word LIMIT 1)",
        ["somebody is found by a word that is not theirs"] =
            "INSERT INTO person_word (bucket, person_id, word, workspace_id) SELECT bucket, id, 'nobody', workspace_id FROM person LIMIT 1",
        ["a word is nobody's"] = "INSERT INTO person_word (bucket, person_id, word, workspace_id) "
            + "SELECT bucket, x'00112233445566778899AABBCCDDEEFF', 'nobody', workspace_id FROM person LIMIT 1",
        ["somebody has another name than they are found by"] = OnePerson("last_name = 'Another'"),
        ["somebody comes in the wrong place"] = OnePerson("sort_name = 'zzz'"),
        ["somebody became an advocate unseen"] = OnePerson("lifecycle = 3"),
        ["somebody's source is another"] = OnePerson("source = 'nowhere'"),
        ["a class counts one more"] = "UPDATE people_tally SET n = n + 1 WHERE kind = 1",
        ["an address finds nobody"] = "UPDATE identity SET person_id = x'00112233445566778899AABBCCDDEEFF' WHERE kind = 0 AND value = (SELECT value FROM identity WHERE kind = 0 LIMIT 1)",
        ["an identity is gone"] = "DELETE FROM identity WHERE kind = 0 AND value = (SELECT value FROM identity WHERE kind = 0 LIMIT 1)",
        ["somebody has another identity"] = "UPDATE person_identity SET value = 'somebody else' WHERE kind = 0 AND value = (SELECT value FROM person_identity WHERE kind = 0 LIMIT 1)",
        ["a merged id leads nowhere"] = "INSERT INTO person_alias (bucket, retired_id, person_id, merged_at) VALUES (1, x'00', x'01', 0)",
        ["an event is of nobody"] = "UPDATE event SET person_id = x'00112233445566778899AABBCCDDEEFF' WHERE id = (SELECT id FROM event LIMIT 1)",
        ["a consent is of nobody"] = "UPDATE consent SET person_id = x'00112233445566778899AABBCCDDEEFF' WHERE person_id = (SELECT person_id FROM consent LIMIT 1)",
        ["a way in opens at another time"] = OneOpening("UPDATE opening SET due_at = due_at + 86400000"),
        ["a way in opens without a date"] = OneOpening("UPDATE opening SET value = NULL"),
        ["a way in never opens"] = OneOpening("UPDATE opening SET due_at = NULL"),
        ["a way in is nobody's"] = OneOpening("UPDATE opening SET person_id = x'00112233445566778899AABBCCDDEEFF'"),
        ["a way in is of no journey"] = OneOpening("UPDATE opening SET journey_id = x'00112233445566778899AABBCCDDEEFF'"),
        ["more went on than did"] = "UPDATE journey_move SET moved = moved + 1",
    };

    /// <summary>False where the store has nothing of the kind.</summary>
    public static bool Apply(World world, string way) => world.Database.WriteAsync(connection => connection.Execute(Ways[way])).GetAwaiter().GetResult() > 0;

    private static string One(string change, string table, string where) =>
        $"{change} WHERE (person_id, enrollment_id, step) = (SELECT person_id, enrollment_id, step FROM {table} WHERE {where} ORDER BY enrollment_id LIMIT 1)";

    private static string OnePerson(string change) =>
        $"UPDATE person SET {change} WHERE id = (SELECT id FROM person WHERE made_up = 0 ORDER BY id LIMIT 1)";

    private static string OneDelivery(string change, string where) => $"{change} WHERE id = (SELECT id FROM delivery WHERE {where} ORDER BY id LIMIT 1)";

    private static string OneOpening(string change) =>
        $"{change} WHERE person_id = (SELECT person_id FROM opening WHERE due_at IS NOT NULL ORDER BY person_id LIMIT 1)";

    private static string OneAssignment(string change, string where) => $"{change} WHERE id = (SELECT id FROM assignment WHERE {where} ORDER BY id LIMIT 1)";
}
