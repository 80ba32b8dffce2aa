using System.Buffers;
using System.Collections.Frozen;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Things that a sentence tells by their colour: "the green button", "rot markiert", "el botón verde".</summary>
internal static class ColourWords
{
    private static readonly FrozenSet<string> _colours = Set(
        "red green blue yellow orange purple pink grey gray black teal "
        + "rot rote roten roter rotes grün grüne grünen grüner grünes blau blaue blauen blauer blaues gelb gelbe gelben gelber "
        + "orangen orangefarbenen "
        + "lila grau grauen rojo roja rojos rojas verde verdes azul azules amarillo amarilla naranja morado morada gris "
        + "rouge rouges vert verte verts bleu bleue jaune rosso rossa blu giallo vermelho vermelha amarelo rood rode groene groen "
        + "blauwe blauw gele");

    private static readonly FrozenSet<string> _things = Set(
        "button buttons link links knopf knöpfe button schaltfläche taste botón boton botones enlace bouton boutons lien pulsante bottone "
        + "botão botao knop knoppen");

    private static readonly FrozenSet<string> _marked = Set(
        "marked highlighted shown printed markiert hervorgehoben gedruckt unterlegt marcado marcada marcados marcadas resaltado resaltada "
        + "surligné surlignés marqué marqués segnato evidenziato assinalado destacado gemarkeerd");

    private static readonly FrozenSet<string> _in = Set("in im auf en em dans");

    private static readonly SearchValues<char> _signs = SearchValues.Create("“”„\"«»()");

    public static string? In(Sentence sentence)
    {
        var words = sentence.Words;
        for (var i = 0; i < words.Length; i++)
        {
            if (!_colours.Contains(words[i].Text)) continue;
            // With its own words in quotes, or in brackets, the colour only helps.
            if (sentence.Text.AsSpan().ContainsAny(_signs)) return null;
            if (i + 1 < words.Length && (_things.Contains(words[i + 1].Text) || _marked.Contains(words[i + 1].Text)))
                return sentence.Between(i, i + 1);
            if (i > 0 && _things.Contains(words[i - 1].Text)) return sentence.Between(i - 1, i);
            if (i > 1 && _in.Contains(words[i - 1].Text) && _marked.Contains(words[i - 2].Text)) return sentence.Between(i - 2, i);
        }
        return null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
