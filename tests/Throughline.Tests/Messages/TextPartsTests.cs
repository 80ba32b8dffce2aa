using FsCheck;
using FsCheck.Fluent;
using Throughline.Messages;

namespace Throughline.Tests.Messages;

public sealed class TextPartsTests
{
    /// <summary>Text, characters, parts, and the letter that makes the parts shorter.</summary>
    public static TheoryData<string, int, int, string?> Sizes() => new()
    {
        { "", 0, 0, null },
        { "Hello", 5, 1, null },
        { new string('a', 160), 160, 1, null },
        { new string('a', 161), 161, 2, null },
        { new string('a', 306), 306, 2, null },
        { new string('a', 307), 307, 3, null },
        { new string('é', 160), 160, 1, null },
        { "Süß, señor: £5 @ ¿Øre?\nΩ", 24, 1, null },
        { new string('€', 80), 80, 1, null }, // two places each
        { new string('€', 81), 81, 2, null },
        { new string('€', 152), 152, 2, null }, // 76 fit a part: the 153rd place stays empty, the sign is not cut in two
        { new string('€', 153), 153, 3, null },
        { new string('a', 152) + "€" + new string('a', 152), 305, 3, null },
        { new string('a', 151) + "€" + new string('a', 153), 305, 2, null },
        { new string('a', 69) + "ł", 70, 1, "ł" },
        { new string('a', 70) + "ł", 71, 2, "ł" },
        { new string('я', 134), 134, 2, "я" },
        { new string('я', 135), 135, 3, "я" },
        { "It’s here", 9, 1, "’" },
        { string.Concat(Enumerable.Repeat("🌱", 35)), 35, 1, "🌱" }, // two units each
        { string.Concat(Enumerable.Repeat("🌱", 36)), 36, 2, "🌱" },
        { string.Concat(Enumerable.Repeat("🌱", 66)), 66, 2, "🌱" }, // 33 fit a part
        { string.Concat(Enumerable.Repeat("🌱", 67)), 67, 3, "🌱" },
        { "`", 1, 1, "`" },
        { "\ud83c", 1, 1, "\ufffd" },
    };

    [Theory]
    [MemberData(nameof(Sizes), DisableDiscoveryEnumeration = true)]
    public void A_text_takes_so_many_parts(string text, int characters, int parts, string? outside) =>
        Assert.Equal(new TextParts(characters, parts, outside), TextParts.Of(text));

    [Fact]
    public void The_alphabet_has_its_127_letters_without_the_escape_and_its_ten_of_two_places()
    {
        var all = Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(letter => !char.IsSurrogate(letter)).ToList();
        var gsm = all.Where(letter => TextParts.Of(letter.ToString()).Outside is null).ToList();
        Assert.Equal(137, gsm.Count);
        Assert.Equal("\f[\\]^{|}~€", string.Concat(gsm.Where(letter => TextParts.Of(new string(letter, 81)).Parts == 2)));
    }

    [Fact]
    public void A_longer_text_never_takes_fewer_parts() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        ArbMap.Default.ArbFor<NonNull<string>>(),
        (before, more) => TextParts.Of(before.Get + more.Get).Parts >= TextParts.Of(before.Get).Parts).QuickCheckThrowOnFailure();
}
