namespace Throughline.Languages;

/// <summary>
/// Sentences of ours on the pages and around the letters that customers see. The words lie in <c>Words/PublicWord.json</c>.
/// </summary>
public enum PublicWord
{
    // Around every page and letter
    Privacy, WhoWeAre, BecauseInTouch, BecauseInTouchWithUs, ChooseWhatYouGet, Unsubscribe, ThankYou,

    // What went wrong
    BrokenLink, BrokenLinkWhy, NothingChanged, TooMuch, TooMuchWhy, TooOften, TooOftenWhy, NotRead, NotReadWhy, OurFault, OurFaultWhy,
    Crowd, CrowdWhy, NotKept, NotKeptWhy, FileGone, FileGoneWhy, NothingHere, NothingHereWhy,

    // Forms that let people in
    FirstName, LastName, Email, Phone, Optional, Required, LeaveEmpty, Send, Next, Back, PageOf, ConsentOf, ConsentOfUs,
    MeasuringOf, MeasuringOfUs, Arrived,
    MailComes, MailComesAfterAsking, SomebodyHasIt, WriteEmail, WritePhone, FormTooLong, AnswerThis, ChooseOne, TickThis,
    WriteNumber, WriteDay, Checking, CheckHuman, CheckHumanWhy, ChooseAnAnswer,

    // One question
    FromNotAtAllToCertainly, FromPoorToExcellent, WhySo, WhySoHint, YourAnswer, SendAnswer, ChangeAnswer, AnsweredBefore,
    AnswerArrived, ChooseNumber, ChooseAnswer, WriteFewWords,

    // What they want to get
    WhatToGet, Kept, TextMessages, MessagesByMail, KeepChoice, StopEverything, NeededStillCome, StopTitle, StopAbout, StopAboutTo,
    StopButton, Stopped, StoppedByMistake,

    // Whether an address is theirs
    IsYourAddress, ShallWeWrite, YourAddress, WasItYou, WasItYouAgain, YesWrite, IfNotClose, Confirmed, ConfirmedMore,
    LetterIsYourAddress, LetterShallWeWrite,
}
