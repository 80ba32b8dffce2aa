namespace Throughline.People;

/// <summary>Who said it: how far what is said of a person is believed. Kept with identities and consents, so the numbers last.</summary>
public enum GivenBy
{
    /// <summary>A member of the team, by hand.</summary>
    Team = 0,

    /// <summary>A program of the business that knows a secret.</summary>
    ServerKey = 1,

    /// <summary>The person, by a link that only they were sent.</summary>
    Themselves = 2,

    /// <summary>Somebody's browser, with a key that may stand in a page.</summary>
    BrowserKey = 3,

    /// <summary>Whoever filled in a public form.</summary>
    Form = 4,

    /// <summary>A file that a member of the team brought.</summary>
    Import = 5,
}

/// <summary>How far each source is believed.</summary>
public static class GivenByRules
{
    /// <summary>Anybody in the world may have said it, of anybody.</summary>
    public static bool IsStranger(this GivenBy by) => by is GivenBy.BrowserKey or GivenBy.Form;
}
