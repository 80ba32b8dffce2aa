using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Throughline.People;
using Throughline.Runtime.Exchange;

namespace Throughline.Runtime.Tests.Exchange;

public sealed class PeopleWriterTests
{
    private static readonly string[] _traits = ["company", "note"];

    /// <summary>
    /// Names that traits of events have: like our own columns, in another case, in another language, in no Latin letters.
    /// </summary>
    private static readonly Gen<string> _name = Gen.OneOf(
        Gen.Elements("City", "city", "FirstName", "firstName", "first_name", "Email", "phone", "source", "id", "Firma", "company",
            "Company", "PLZ", "MEMBER_RATING", "utm_source", "$plan", "地址", "größe", "trait:x", "line", "result", "reason", "a b", "\"q\"",
            "=1+1", ""),
        from parts in Gen.Elements("a", "B", "_", " ", "ö", "1", "é", ":", ",", ";", "'", "字", "-").NonEmptyListOf()
        select string.Concat(parts));

    private static readonly Gen<string?> _value =
        Gen.Frequency(
            (1, Gen.Constant<string?>(null)),
            (4, Gen.Elements<string?>("Ada", "Müller & Söhne", "陳", "a,b;c|d", "say \"hello\"", "=1+1", "+49", "-5", "@home", "O'Brien", "😀", "\"", ",")));

    private static readonly Gen<ImportedPerson> _person =
        from number in Gen.Choose(1, 1_000_000)
        from texts in Gen.ArrayOf(_value, 5)
        from zone in Gen.Elements<string?>(null, "Europe/Berlin", "UTC")
        from language in Gen.Elements<string?>(null, "de", "en-GB")
        from lifecycle in Gen.Elements<Lifecycle?>(null, Lifecycle.Prospect, Lifecycle.Advocate)
        from said in Gen.ArrayOf(Gen.Elements<bool?>(null, true, false), 2)
        from phone in Gen.Elements<string?>(null, "+442079460018", "0301234567")
        select new ImportedPerson
        {
            Email = $"person{number}@example.com",
            UserId = texts[0] is { } id && !Identities.IsNoId(id) ? id : null,
            FirstName = texts[1],
            LastName = texts[2],
            Source = texts[3],
            Phone = phone,
            Zone = zone,
            Language = language,
            Lifecycle = lifecycle,
            EmailConsent = said[0],
            SmsConsent = said[1],
            Traits = texts[4] is { } note ? ImmutableSortedDictionary<string, string>.Empty.Add("note", note + "\nand more") : ImmutableSortedDictionary<string, string>.Empty,
        };

    [Fact]
    public void What_is_written_is_read_back() =>
        Prop.ForAll(_person.ListOf().ToArbitrary(), people =>
        {
            using var stream = new MemoryStream();
            PeopleWriter.Write(stream, people, _traits);
            using var file = PeopleFileTests.Open(stream);
            return file.Lines().Select(line => InWords(((ImportLine.Taken)line).Person)).SequenceEqual(people.Select(InWords));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_trait_comes_back_under_its_own_name() =>
        Prop.ForAll(Gen.Zip(_name, _value).ListOf().ToArbitrary(), pairs =>
        {
            var traits = pairs.Where(pair => pair.Item2 is not null)
                .Aggregate(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), (all, pair) =>
                all.SetItem(pair.Item1, pair.Item2!));
            var person = new ImportedPerson { Email = "ada@example.com", Traits = traits };
            using var stream = new MemoryStream();
            PeopleWriter.Write(stream, [person], PeopleColumn.Exportable(traits.Keys));
            using var file = PeopleFileTests.Open(stream);
            var back = ((ImportLine.Taken)file.Lines().Single()).Person.Traits;
            return back.SequenceEqual(traits);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("'=1+1")]
    [InlineData("''+49")]
    [InlineData("'")]
    [InlineData("'quoted'")]
    [InlineData("\u0001=1")]
    public void An_apostrophe_of_the_value_itself_stays(string note)
    {
        using var stream = new MemoryStream();
        PeopleWriter.Write(stream,
            [new() { Email = "ada@example.com", Traits = ImmutableSortedDictionary<string, string>.Empty.Add("note", note) }], _traits);
        using var file = PeopleFileTests.Open(stream);
        Assert.Equal(note.TrimStart('\u0001'), ((ImportLine.Taken)file.Lines().Single()).Person.Traits["note"]);
    }

    [Fact]
    public void No_cell_begins_like_a_formula()
    {
        using var stream = new MemoryStream();
        PeopleWriter.Write(stream, [new() { Email = "=cmd|' /C calc'!A0@example.com", FirstName = "@SUM(1)", Phone = "+4930123456", Source = "-1", Traits = ImmutableSortedDictionary<string, string>.Empty.Add("note", "\t=1") }], _traits);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.StartsWith("\uFEFFemail,first_name,last_name,", text, StringComparison.Ordinal);
        var cells = text.Split("\r\n")[1].Split(',').Select(cell => cell.Trim('"')).Where(cell => cell.Length > 0);
        Assert.All(cells, cell => Assert.StartsWith("'", cell, StringComparison.Ordinal));
    }

    [Fact]
    public void A_result_file_says_what_became_of_each_row_and_can_be_mended_and_imported_again()
    {
        using var results = new MemoryStream();
        using (var source = PeopleFileTests.Open(PeopleFileTests.Bytes("email;phone;consent\na@;+4930123456;nope\nd@e.f;;\ng@h.i;;yes;too;many\n")))
        using (var file = new ResultFile(results, source))
            foreach (var line in source.Lines())
                file.Write(line, line is ImportLine.Rejected ? "rejected" : "added", line is ImportLine.Rejected { Problem: var problem } ? problem.ToString() : "");
        var text = Encoding.UTF8.GetString(results.ToArray());
        Assert.Equal(
            """
            line;result;reason;email;phone;consent
            2;rejected;“a@” in “email” is not an e-mail address. Write it like name@example.com.;a@;"'+4930123456";nope
            3;added;;d@e.f;;
            4;rejected;The row has 5 cells, the first line only 3. Put quotation marks around a value that has a comma or semicolon in it.;g@h.i;;yes;too;many

            """.ReplaceLineEndings("\r\n"),
            text.TrimStart('\uFEFF'));

        using var again = PeopleFileTests.Open(PeopleFileTests.Bytes(text.Replace(";a@;", ";a@b.c;", StringComparison.Ordinal)
            .Replace(";nope\r", ";nein\r", StringComparison.Ordinal)));
        var mended = Assert.IsType<ImportLine.Taken>(again.Lines().First()).Person;
        Assert.Equal(("a@b.c", "+4930123456", false), (mended.Email, mended.Phone, mended.EmailConsent));
        Assert.Empty(mended.Traits);
    }

    private static string InWords(ImportedPerson person)
    {
        var plain = person with { Row = null, EmailConsentProof = null, SmsConsentProof = null };
        return $"{plain with { Traits = ImmutableSortedDictionary<string, string>.Empty }} | {string.Join(", ", person.Traits)}";
    }
}
