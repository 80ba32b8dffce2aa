namespace Throughline.Languages;

/// <summary>
/// What we say about appointments that people book themselves: on the page and in the letters. The words lie in
/// <c>Words/AppointmentWord.json</c>.
/// </summary>
public enum AppointmentWord
{
    // The page with the free hours
    WeekBefore, WeekAfter, NothingFree, NothingThisWeek, NextFree, NothingAtAll, ChooseTime, Minutes, Who, WhoeverIsFree, Where, Costs,
    ByPhone, Online, AtYours, WeRing, BookAt, GetByMail, GetByMailUntil, TakenMeanwhile, IsOff, IsOffWhy, NoneSuits, NearlyThere,

    // Booked
    Booked, OnItsWay, OnItsWayMore,

    // One appointment
    Yours, MoveIt, MoveTo, CancelIt, CancelAsk, KeepIt, UntilNow, NewTime, NewTimeMore, Cancelled, CancelledMore, WasCancelled, IsOver,
    TooLate, CallUs, AnswerOurMail, ChangeUntil, BookAgain,

    // Letters
    Hello, HelloName, LetterBooked, LetterMoved, LetterCancelled, SubjectBooked, SubjectMoved, SubjectCancelled, When, Attached, JoinHere,
    MoveOrCancel, Because,
}
