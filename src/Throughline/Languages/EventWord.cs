namespace Throughline.Languages;

/// <summary>
/// What people read about an event they register for: its page, their ticket, their letters. The words lie in
/// <c>Words/EventWord.json</c>.
/// </summary>
public enum EventWord
{
    // Its page
    When, Where, Online, SeatsLeft, FullNow, WaitBefore, Name, WriteName, KeepPlace, JoinList, FullTitle, FullWhy, CancelledTitle,
    CancelledWhy, PastTitle, PastWhy, ClosedWhy,

    // Once they have registered
    PlaceKept, OnTheList, ListNumber, LetterComes, RegisteredBefore,

    // Their ticket
    ShowAtDoor, Ticket, TicketCode, JoinHere, ToCalendar, GiveBack, GiveBackWhy, LeaveList, GivenBack, GivenBackThanks,
    RegisterAgain, YouAreHere, CheckedInAt,

    // Their letters
    Hello, HelloName, LetterPlace, LetterPlaceSubject, LetterWaiting, LetterWaitingSubject, LetterUp, LetterUpSubject, LetterMoved,
    LetterMovedSubject, LetterElsewhere, LetterElsewhereSubject, LetterCancelled, LetterCancelledSubject, LetterAfterAll,
    LetterAfterAllSubject, LetterEnded, LetterEndedSubject, LetterDoor, LetterLine, YourRegistration, BecauseRegistered,
}
