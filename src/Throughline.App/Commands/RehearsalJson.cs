using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Throughline.Journeys;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Simulation;

namespace Throughline.App.Commands;

/// <summary>Writes a rehearsal for programs: one object, each happening with its instant and the person's local time.</summary>
internal static class RehearsalJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Terminal terminal, RehearsedWalk walk)
    {
        var (cast, plan, rehearsed) = walk;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("journey", cast.Journey.Key);
            json.WriteString("person", cast.Person.DisplayName);
            json.WriteString("email", cast.Person.Email);
            json.WriteString("zone", plan.Zone.Zone.Id);
            json.WriteBoolean("silent", plan.IsSilent);
            json.WriteString("end", rehearsed.Enrollment.State.ToString().ToLowerInvariant());
            json.WriteStartArray("happenings");
            foreach (var happening in rehearsed.Happenings) Write(json, cast, plan, happening);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        terminal.Out.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, RehearsalCast cast, RehearsalPlan plan, Happening happening)
    {
        json.WriteStartObject();
        json.WriteString("at", InstantPattern.General.Format(happening.At));
        json.WriteString("local", LocalDateTimePattern.GeneralIso.Format(happening.At.InZone(plan.Zone.Zone).LocalDateTime));
        json.WriteString("type", Name(happening));
        switch (happening)
        {
            case Happening.CameIn came: json.WriteString("entryPoint", came.EntryPoint.Key); break;
            case Happening.Reached reached: Step(reached.Step); break;
            case Happening.AwaitsDate awaits: Step(awaits.Step); Until(awaits.Until); json.WriteString("date", awaits.Date); break;
            case Happening.LookedAfter care:
                Step(care.Step); json.WriteString("owner", care.Rule.Owner); json.WriteString("due",
                InstantPattern.General.Format(care.Due)); break;
            case Happening.CareEnded ended: Step(ended.Step); json.WriteString("outcome", Camel(ended.Outcome.ToString())); break;
            case Happening.Pauses pauses: Step(pauses.Step); Until(pauses.Until); break;
            case Happening.Awaits awaits: Step(awaits.Step); Until(awaits.Until); json.WriteString("event", awaits.Rule.Event); json.WriteString("where", WhereText.Write(awaits.Rule.Where)); break;
            case Happening.Sent sent: Step(sent.Step); Mail(sent); break;
            case Happening.Held held: Step(held.Step); json.WriteNumber("number", held.Number); Until(held.Until); json.WriteString("reason", held.Reason.Code); break;
            case Happening.NotSent not: Step(not.Step); json.WriteNumber("number", not.Number); json.WriteString("reason", not.Reason.Code); break;
            case Happening.Assigned assigned: Step(assigned.Step); json.WriteString("due", InstantPattern.General.Format(assigned.Due)); Task(assigned); break;
            case Happening.AssignmentDone done: Step(done.Step); break;
            case Happening.Withdrawn withdrawn: Step(withdrawn.Step); break;
            case Happening.Called called: Step(called.Step); json.WriteString("url", ((WebhookWork)cast.Journey.Steps[called.Step].Work!).Url.ToString()); break;
            case Happening.Did did: json.WriteString("event", did.Fact.Name); json.WritePropertyName("properties"); did.Fact.Properties.WriteTo(json); json.WriteBoolean("counts", did.Counts); break;
            case Happening.Passed passed: Step(passed.Step); json.WriteString("outcome", Camel(passed.Outcome.ToString())); break;
            case Happening.Rests rests: Step(rests.Step); Until(rests.Until); break;
            case Happening.Ended ended: json.WriteString("state", Camel(ended.State.ToString())); json.WriteString("reason", ended.Reason); break;
            default: throw new InvalidOperationException($"No form for {happening.GetType().Name}.");
        }
        json.WriteEndObject();

        void Step(int index) => json.WriteString("step", cast.Journey.Steps[index].Key);

        void Until(Instant until) => json.WriteString("until", InstantPattern.General.Format(until));

        void Mail(Happening.Sent sent)
        {
            var message = cast.Sent(sent);
            json.WriteNumber("number", sent.Number);
            json.WriteString("subject", message.Subject);
            json.WriteString("preheader", message.Preheader);
            json.WriteString("text", message.Text);
            json.WriteString("html", message.Html);
        }

        void Task(Happening.Assigned assigned)
        {
            var step = cast.Journey.Steps[assigned.Step];
            var work = (AssignmentWork)step.Work!;
            json.WriteString("owner", cast.Journey.OwnerOf(step));
            json.WriteString("title", work.Title ?? step.Title);
            json.WriteString("script", cast.Script(assigned.Step));
            json.WriteStartArray("checklist");
            foreach (var item in work.Checklist) json.WriteStringValue(item);
            json.WriteEndArray();
        }
    }

    private static string Name(Happening happening) => Camel(happening.GetType().Name);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
