namespace Throughline.Businesses;

/// <summary>
/// What somebody, or a program with a key, may do in one business. The list is closed; its names are stored with the
/// grants of coaches and the scopes of keys, so that none is ever renamed.
/// </summary>
public enum Permission
{
    SeePeople,

    /// <summary>Add and import people, move them along a road, forbid writing to them.</summary>
    ChangePeople,
    SeeJourneys,

    /// <summary>Drafts, and what they name: clients, offers, team, tools, views of the map.</summary>
    EditJourneys,

    /// <summary>Suggest a change that somebody else decides on.</summary>
    Propose,

    /// <summary>What others meet: publish, pause, resume, and links that show a journey to somebody outside.</summary>
    Publish,
    Broadcast,

    /// <summary>Read what people answered, and answer them.</summary>
    AnswerFeedback,
    SettleAssignments,
    SeeNumbers,
    SeeMoney,

    /// <summary>Who may enter the business, and as what.</summary>
    ManageTeam,
    ManageSettings,
    ManageKeys,

    /// <summary>Take people's data out of the house.</summary>
    Export,
    Erase,

    /// <summary>At the door of an event: who registered, and who is there.</summary>
    CheckIn,
}
