using NodaTime;
using Throughline.App.Access;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Languages;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Public;

/// <summary>
/// Booking an appointment, <c>/b/{business}/{kind}</c>, and looking at it, moving and cancelling it by the signed link of its
/// letter, <c>/b/{token}</c>. GET shows a page and changes nothing.
/// </summary>
internal static class BookingEndpoints
{
    public static void MapBookings(this IEndpointRouteBuilder app)
    {
        app.MapGet("/b/{business:guid}/{kind}", Show);
        app.MapPost("/b/{business:guid}/{kind}", Book).DisableAntiforgery()
            .RequireRateLimiting(PublicPages.Forms).WithMetadata(PublicPages.SmallPost);
        app.MapMethods("/b/{token}", [HttpMethods.Get, HttpMethods.Head], ShowOne).RequireRateLimiting(PublicPages.Visits);
        app.MapPost("/b/{token}", ChangeOne).DisableAntiforgery()
            .WithMetadata(PublicPages.SmallPost).RequireRateLimiting(PublicPages.Visits);
    }

    private static IResult Show(
        Guid business, string kind, [AsParameters] Asked asked, HttpContext context)
    {
        if (asked.Doors.Find(context, business, kind) is not { } door) return PublicAnswers.BrokenLink(context);
        if (!door.IsOpen) return IsOff(context, door);
        var week = BookingWeeks.Of(door, asked.Bookings, asked.Now, (asked.At, asked.Week));
        var isGone = asked.At is not null && week.Chosen is null;
        var known = context.RequestServices.GetRequiredService<Visitors>().Find(business, asked.T)?.Fields;
        var form = known is null ? BookingForm.For(door.Kind) : BookingForm.For(door.Kind) with
        {
            FirstName = known.GetValueOrDefault(FormAsk.FirstName).ToString(),
            Email = known.GetValueOrDefault(FormAsk.Email).ToString(),
        };
        return Page(context, door, week, form, (isGone ? AppointmentWord.TakenMeanwhile : null, 200));
    }

    private static async Task<IResult> Book(Guid business, string kind, [AsParameters] Asked asked, HttpContext context)
    {
        if (asked.Doors.Find(context, business, kind) is not { } door) return PublicAnswers.BrokenLink(context);
        if (!door.IsOpen) return IsOff(context, door);
        var fields = await FieldsAsync(context);
        var form = BookingForm.For(door.Kind).With(fields);
        var at = fields["choose"].FirstOrDefault() ?? fields["at"].FirstOrDefault();
        var week = BookingWeeks.Of(door, asked.Bookings, asked.Now,
            (fields.ContainsKey("week") ? null : at, fields["week"].FirstOrDefault()));
        if (fields.ContainsKey("week")) return Page(context, door, week, form, (null, 200));
        if (fields.ContainsKey("choose"))
            return Page(context, door, week, form, (week.Chosen is null ? AppointmentWord.TakenMeanwhile : null, 200));
        if (BookingWeeks.Read(at) is not { } start) return Page(context, door, week, form, (AppointmentWord.ChooseTime, 422));
        if (Honeypot.IsFilledIn(fields)) return Booked(context, door, start, form, asked.Now);
        form = form.Checked(door.Words, door.Rules.Country);
        if (form.Problems.Count > 0) return Page(context, door, week, form, (null, StatusCodes.Status422UnprocessableEntity));
        var addresses = context.RequestServices.GetRequiredService<FormAddresses>();
        if (!addresses.MayWriteTo(business.ToString(), form.Email))
            return PublicAnswers.Problem(context, StatusCodes.Status429TooManyRequests);
        return await Kept(context, door, async engine => (await engine.BookAsync(door.Offer, start, form.Guest)).Refusal is null
            ? Booked(context, door, start, form, asked.Now)
            : Page(context, door, BookingWeeks.Of(door, asked.Bookings, asked.Now, (null, week.Key)), form,
                (AppointmentWord.TakenMeanwhile, 409)));
    }

    // Nothing of it leads on: whoever reads the letter has the link.
    private static IResult Booked(HttpContext context, BookingDoor door, Instant start, BookingForm form, Instant now)
    {
        var (words, chosen) = (door.Words, BookingWeeks.Choice(door, start, now));
        return PublicAnswers.Page<AppointmentPage>(context, new
        {
            Title = words.Say(AppointmentWord.Booked),
            door.Business,
            chosen.Day,
            chosen.Span,
            Zone = words.Zone(door.Zone),
            Sentences = (IReadOnlyList<string>)
                [$"{words.Say(AppointmentWord.OnItsWay, ("email", form.Email))} {words.Say(AppointmentWord.OnItsWayMore)}"],
            Facts = FactsOf(door, null),
        });
    }

    // Whoever a letter led here stays known from one week to the next.
    private static string TokenOf(HttpRequest request) =>
        request.Query[Visitors.Parameter] is [{ Length: > 0 } token] ? $"?{Visitors.Parameter}={Uri.EscapeDataString(token)}" : "";

    private static IResult IsOff(HttpContext context, BookingDoor door) => PublicAnswers.Said(
        context, StatusCodes.Status200OK, door.Business, AppointmentWord.IsOff, AppointmentWord.IsOffWhy);

    private static async Task<IFormCollection> FieldsAsync(HttpContext context) =>
        context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;

    // What was typed is nobody's but whoever typed it: nothing keeps the page.
    private static IResult Page(
        HttpContext context, BookingDoor door, BookingWeek week, BookingForm form, (AppointmentWord? Alert, int Status) said)
    {
        context.Response.Headers.CacheControl = "no-store";
        var kind = door.Kind;
        return PublicAnswers.Page<BookPage>(context, new
        {
            Title = kind.Heading.Length > 0 ? kind.Heading : kind.Name,
            door.Business,
            Before = form.FirstName.Length == 0 || week.Chosen is null ? null
                : door.Words.Say(AppointmentWord.NearlyThere, ("name", form.FirstName)),
            Text = Paragraphs(kind.Text),
            Week = week,
            Facts = FactsOf(door, null),
            Form = form,
            Alert = said.Alert is { } word ? door.Words.Say(word) : null,
            Path = BookingPages.PathOf(door.Offer.WorkspaceId, kind.Key) + TokenOf(context.Request),
        }, said.Status);
    }

    // ---- one that is booked ----

    private static IResult ShowOne(
        string token, [AsParameters] Asked asked, HttpContext context)
    {
        if (asked.Doors.Find(context, token) is not var (door, booking)) return PublicAnswers.BrokenLink(context);
        if (MayChange(booking, asked.Now) && door.IsOpen && (asked.Move ?? asked.At ?? asked.Week) is not null)
        {
            var week = BookingWeeks.Of(door, asked.Bookings, asked.Now, (asked.At, asked.Week), booking.Id);
            return MovePage(context, (token, door, booking), week, asked.At is not null && week.Chosen is null);
        }
        return One(context, (token, door, booking), asked.Now, new(AsksToCancel: asked.Cancel is not null));
    }

    private static async Task<IResult> ChangeOne(
        string token, [AsParameters] Asked asked, HttpContext context)
    {
        if (asked.Doors.Find(context, token) is not var (door, booking)) return PublicAnswers.BrokenLink(context);
        if (!MayChange(booking, asked.Now)) return One(context, (token, door, booking), asked.Now, new(Problem: 409));
        var fields = await FieldsAsync(context);
        if (fields["cancel"] == "1")
            return await Kept(context, door, async engine =>
                Became(await engine.CancelAsync(door.Offer, booking.Key, GivenBy.Themselves)));
        if (BookingWeeks.Read(fields["at"]) is not { } start || !door.IsOpen)
            return One(context, (token, door, booking), asked.Now, new(Problem: 422));
        return await Kept(context, door, async engine =>
        {
            var moved = await engine.MoveAsync(door.Offer, booking.Key, start, GivenBy.Themselves);
            if (moved.Refusal != BookingRefusal.NotFree) return Became(moved);
            var week = BookingWeeks.Of(door, asked.Bookings, asked.Now, (null, null), booking.Id);
            return MovePage(context, (token, door, booking), week, isTaken: true);
        });

        IResult Became(BookingResult result) => asked.Doors.Find(context, token) is var (after, now)
            ? One(context, (token, after, now), asked.Now, result.Refusal is null ? new(IsNews: true) : new(Problem: 409))
            : PublicAnswers.BrokenLink(context);
    }

    private static IResult MovePage(
        HttpContext context, (string Token, BookingDoor Door, BookingEntry Booking) of, BookingWeek week, bool isTaken)
    {
        var door = of.Door;
        return PublicAnswers.Page<BookPage>(context, new
        {
            Title = door.Words.Say(AppointmentWord.MoveIt),
            door.Business,
            Before = of.Booking.KindName,
            Week = week,
            Facts = FactsOf(door, of.Booking.Member),
            UntilNow = door.FrameOf(of.Booking.Member).Moment(of.Booking.StartsAt),
            Alert = isTaken ? door.Words.Say(AppointmentWord.TakenMeanwhile) : null,
            Path = $"/b/{of.Token}?move=1",
        }, isTaken ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    private static IResult One(
        HttpContext context, (string Token, BookingDoor Door, BookingEntry Booking) of, Instant now, Shown shown = default)
    {
        var (door, booking, words) = (of.Door, of.Booking, of.Door.Words);
        var frame = door.FrameOf(booking.Member);
        var (isOff, isOver, may) = (booking.State == BookingState.Cancelled, booking.EndsAt <= now, MayChange(booking, now));
        return PublicAnswers.Page<AppointmentPage>(context, new
        {
            Title = words.Say(isOff ? AppointmentWord.Cancelled : shown.IsNews ? AppointmentWord.NewTime : AppointmentWord.Yours),
            door.Business,
            Sentences = (IReadOnlyList<string>)[.. SaidOf((isOff, isOver, may, shown.IsNews)).Select(word => words.Say(word))],
            Day = words.Date(booking.StartsAt.InZone(door.Zone).Date),
            Span = frame.Span(booking.StartsAt, booking.EndsAt),
            Zone = words.Zone(door.Zone),
            Facts = (IReadOnlyList<KeyValuePair<string, string>>)[.. FactsOf(door, booking.Member)],
            IsOff = isOff,
            CanMove = may && door.IsOpen && !shown.AsksToCancel,
            CanCancel = may && !shown.AsksToCancel,
            AsksToCancel = may && shown.AsksToCancel,
            SaysWhomToCall = !may && !isOff && !isOver,
            Until = may ? frame.Moment(booking.MovableUntil) : null,
            BookAgain = isOff && door.IsOpen ? BookingPages.PathOf(booking.WorkspaceId, booking.Kind) : null,
            Path = $"/b/{of.Token}",
        }, shown.Problem ?? StatusCodes.Status200OK);
    }

    private static IEnumerable<AppointmentWord> SaidOf((bool IsOff, bool IsOver, bool May, bool IsNews) of) => of switch
    {
        { IsOff: true, IsNews: true } => [AppointmentWord.CancelledMore],
        { IsOff: true } => [AppointmentWord.WasCancelled],
        { IsNews: true } => [AppointmentWord.NewTimeMore],
        { IsOver: true } => [AppointmentWord.IsOver],
        { May: false } => [AppointmentWord.TooLate],
        _ => [],
    };

    private static bool MayChange(BookingEntry booking, Instant now) =>
        booking.State == BookingState.Booked && now < booking.MovableUntil;

    /// <param name="member">Whom it is with; null where that is not settled.</param>
    private static List<KeyValuePair<string, string>> FactsOf(BookingDoor door, string? member)
    {
        var (words, kind) = (door.Words, door.Kind);
        var names = member is not null ? [door.Offer.NameOf(member)] : door.Offer.Members.Select(one => one.Name).ToList();
        var facts = new List<KeyValuePair<string, string>>();
        if (names.Count > 1) facts.Add(new(words.Say(AppointmentWord.Who), words.Say(AppointmentWord.WhoeverIsFree)));
        else if (names is [{ Length: > 0 } name]) facts.Add(new(words.Say(AppointmentWord.Who), name));
        if (door.FrameOf("").PlaceOf(kind) is { } place) facts.Add(new(words.Say(AppointmentWord.Where), place));
        if (kind.Costs.Length > 0) facts.Add(new(words.Say(AppointmentWord.Costs), kind.Costs));
        return facts;
    }

    private static string[] Paragraphs(string text) =>
        text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static async Task<IResult> Kept(HttpContext context, BookingDoor door, Func<Bookings, Task<IResult>> change)
    {
        try
        {
            return await change(context.RequestServices.GetRequiredService<Bookings>());
        }
        catch (Exception error) when (StoreHealth.IsStoreFailure(error))
        {
            context.Response.Headers.RetryAfter = "60";
            return PublicAnswers.Said(context, 503, door.Business, PublicWord.NotKept, PublicWord.NotKeptWhy);
        }
    }

    /// <summary>How one that is booked is shown.</summary>
    /// <param name="Problem">Status of an answer that something was not done; null where nothing is wrong.</param>
    private readonly record struct Shown(bool AsksToCancel = false, bool IsNews = false, int? Problem = null);

    /// <summary>What an address asks for, when, and of whom.</summary>
    private sealed record Asked(
        string? At, string? Week, string? Move, string? Cancel, string? T, TimeProvider Clock, BookingDoors Doors, BookingReader Bookings)
    {
        public Instant Now => Instant.FromDateTimeOffset(Clock.GetUtcNow());
    }
}
