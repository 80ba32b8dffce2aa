namespace Throughline.Linting.Claims;

/// <content>How somebody is addressed as one of them.</content>
internal sealed partial record Audience
{
    private static Audience Of(string called, params ReadOnlySpan<(string Tag, string Who, string Own)> rows)
    {
        var phrases = new List<(string, int, string)>();
        foreach (var (tag, who, own) in rows)
        {
            phrases.Add((tag, 2, string.Join("; ", who.Split('|').SelectMany(noun => Before(tag).Select(before => $"{before} {noun}")))));
            phrases.Add((tag, 1, $"{Yours(tag)} ..1 {own}"));
        }
        return new(called, new([.. phrases]));
    }

    // What stands before the noun where somebody is addressed as one.
    private static string[] Before(string tag) => tag switch
    {
        "de" => ["als ..1", "liebe|lieber|liebes|werte|werter ..1", "sehr geehrte|geehrter|geehrtes ..1"],
        "es" => ["como ..1", "querido|querida|queridos|queridas|estimado|estimada|estimados|estimadas ..1"],
        "fr" => ["en tant que", "cher|chère|chers|chères ..1"],
        "it" => ["come", "cari|care|caro|cara|gentili|gentile"],
        "pt" => ["como", "caro|cara|caros|caras|querido|querida|queridos|queridas"],
        "nl" => ["als", "beste|lieve|geachte"],
        _ => ["as a|an ..1", "as", "dear ..1"],
    };

    private static string Yours(string tag) => tag switch
    {
        "de" => Your,
        "es" => Tu,
        "fr" => Votre,
        "it" => Tuo,
        "pt" => Seu,
        "nl" => Je,
        _ => "your",
    };
}
