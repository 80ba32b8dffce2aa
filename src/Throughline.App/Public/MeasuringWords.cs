namespace Throughline.App.Public;

/// <summary>How people are asked whether it may be noted that they read.</summary>
internal static class MeasuringWords
{
    public static string Question(string? business)
    {
        var who = string.IsNullOrWhiteSpace(business) ? "You" : business;
        return $"{who} may see when I open a letter and which links I follow, to write better ones.";
    }
}
