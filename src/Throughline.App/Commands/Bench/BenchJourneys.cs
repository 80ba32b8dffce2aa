using System.Globalization;
using System.Text;

namespace Throughline.App.Commands.Bench;

/// <summary>The roads that the bench lets people walk.</summary>
internal static class BenchJourneys
{
    public const int Steps = 12;
    public const string SignedUp = "Signed Up";
    public const string LessonFinished = "Lesson Finished";
    public const string PageViewed = "Page Viewed";

    private const string Head = """
        journey: bench
        name: From a first look to a good habit
        persona: busy-owner
        owner: jill
        pain: Every week begins with good intentions and ends without them
        result: { gets: A habit that holds, feels: At ease }
        voice: { tones: [warm, plain] }

        """;

    private const string Message = """
            message:
              subject: "{{firstName}}, your next lesson is ready"
              body: |
                Hello {{firstName}},

                The next lesson is about **one small thing** that you can do this week. It takes ten minutes.

                [Begin the lesson](https://example.com/lessons/next)

                If it does not fit into this week, keep the mail and begin when it does. Nothing runs away.

                Jill
              topic: lessons

        """;

    /// <summary>Twelve steps; each waits for its own lesson, every second one writes first. People come in by signing up.</summary>
    public static string Course(bool writesFirst)
    {
        var file = Begin(SignedUp);
        for (var step = 0; step < Steps; step++) AddStep(file, step, wait: null, writes: step % 2 == (writesFirst ? 0 : 1));
        return file.ToString();
    }

    /// <summary>As the course, and the first step writes after a day: everybody in it can be due at once.</summary>
    public static string Waiting()
    {
        var file = Begin(SignedUp);
        for (var step = 0; step < Steps; step++) AddStep(file, step, wait: step == 0 ? "1 day" : null, writes: step % 2 == 0);
        return file.ToString();
    }

    /// <summary>Two messages at once for whoever signs up, which need no consent.</summary>
    public const string TwoGreetings = """
        journey: welcome
        name: From a stranger to somebody we know
        persona: newcomer
        pain: Does not know where to begin
        result: { gets: A first step, feels: Welcome }
        entryPoints:
          - { key: signed-up, source: search, event: Signed Up, joins: greeting }
        steps:
          - key: greeting
            stage: know-like-trust
            title: I am greeted
            message:
              subject: Welcome, {{firstName}}
              body: Hello {{firstName}}, [here is the list](https://example.com/list).
              purpose: service
              topic: greeting
            otherwise: continue
          - key: settled
            stage: loyal
            title: I tell a friend
            message:
              subject: Tell a friend, {{firstName}}
              body: Hello {{firstName}}, [tell a friend](https://example.com/friend).
              purpose: service
              topic: greeting
            done: { event: Friend Told, within: 30 days }
            otherwise: continue
        """;

    private static StringBuilder Begin(string entry) => new StringBuilder(Head)
        .Append("entryPoints:\n  - { key: sign-up, source: search, event: ").Append(entry).Append(", joins: step-1 }\nsteps:\n");

    private static void AddStep(StringBuilder file, int step, string? wait, bool writes)
    {
        var number = (step + 1).ToString(CultureInfo.InvariantCulture);
        file.Append("  - key: step-").Append(number).Append('\n');
        file.Append("    stage: ").Append(step < 4 ? "know-like-trust" : step < 9 ? "engage" : "loyal").Append('\n');
        file.Append("    title: I finish lesson ").Append(number).Append('\n');
        if (wait is not null) file.Append("    wait: ").Append(wait).Append('\n');
        if (writes) file.Append(Message);
        file.Append("    done: { event: ").Append(LessonFinished).Append(", where: lesson = ").Append(number).Append(", within: 5 days }\n");
    }
}
