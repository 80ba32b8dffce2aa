using Dapper;
using NodaTime;
using Throughline.Businesses;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Library;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Tests.Channels.Support;
using Throughline.Tests.Storage;

namespace Throughline.Tests.Library;

/// <summary>Files that a business brings, replaces, takes out and puts back; whole, or not at all.</summary>
public sealed class Library_of_a_business : IAsyncLifetime
{
    private static readonly Actor _us = new(SmallWorld.Business, "jill");
    private static readonly Actor _them = new(SmallWorld.OtherBusiness, "zoe");

    private readonly SmallWorld _world = new();
    private readonly HandClock _clock = new();
    private readonly PictureMaker _maker = new();
    private LibraryFiles _files = null!;
    private LibraryContents _contents = null!;
    private LibraryUploads _uploads = null!;

    public ValueTask InitializeAsync()
    {
        _files = new(_world.Database, _clock);
        _contents = new(_world.Database, _clock);
        _uploads = new(_files, _contents, _maker);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _maker.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_file_is_kept_in_pieces_and_read_from_any_place()
    {
        var bytes = RealFiles.PdfOf(3 * LibraryContents.PieceSize + 17);
        var file = await AddedAsync("Five steps.pdf", bytes);
        Assert.Equal(("five-steps.pdf", "Five steps"), (file.Key, file.Title));
        Assert.Equal((FileKind.Document, (long)bytes.Length), (file.Kind, file.Bytes));
        Assert.Equal(4, Count("SELECT COUNT(*) FROM library_chunk"));
        Assert.Equal(bytes, await ReadAsync(file));
        await using var stream = _contents.Open(SmallWorld.Business, file.ContentId)!;
        stream.Position = 2 * LibraryContents.PieceSize - 3;
        var middle = new byte[6];
        await stream.ReadExactlyAsync(middle, TestContext.Current.CancellationToken);
        Assert.Equal(bytes[(2 * LibraryContents.PieceSize - 3)..(2 * LibraryContents.PieceSize + 3)], middle);
        Assert.Null(_files.Find(SmallWorld.OtherBusiness, file.Key));
        Assert.Null(_contents.Open(SmallWorld.OtherBusiness, file.ContentId));
    }

    [Theory]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf", "Passwd")]
    [InlineData("C:\\plans\\Fünf Schritte.PDF", "fuenf-schritte.pdf", "Fünf Schritte")]
    [InlineData("a\"b'<script>.pdf", "ab-script.pdf", null)]
    [InlineData("\u202Efdp.exe.pdf", "fdp-exe.pdf", "Fdp.exe")]
    [InlineData("🙂.pdf", "document.pdf", "🙂")]
    [InlineData("…/..", "document.pdf", "Document")]
    [InlineData("", "document.pdf", "Document")]
    [InlineData("plan.jpg", "plan.pdf", "Plan")]
    public async Task Whatever_it_is_called_its_name_is_plain_and_its_ending_true(string name, string key, string? title)
    {
        var file = await AddedAsync(name, RealFiles.Pdf());
        Assert.Equal(key.Replace("fuenf", "funf", StringComparison.Ordinal).Replace("ab-", "a-b-", StringComparison.Ordinal), file.Key);
        if (title is not null) Assert.Equal(title, file.Title);
    }

    [Fact]
    public async Task What_it_cannot_take_is_refused_in_words_and_nothing_of_it_is_kept()
    {
        Assert.Contains("25 MB", await RefusedAsync("big.pdf", RealFiles.PdfOf(26 * 1024 * 1024)), StringComparison.Ordinal);
        Assert.Contains("empty", await RefusedAsync("none.pdf", []), StringComparison.Ordinal);
        Assert.Contains("cut off", await RefusedAsync("cut.pdf", RealFiles.PdfOf(5000)[..4000]), StringComparison.Ordinal);
        Assert.Contains("SVG", await RefusedAsync("x.png", "<svg onload='alert(1)'/>"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("40 million", await RefusedAsync("x.png", RealFiles.HollowPng(50_000, 50_000, 1)), StringComparison.Ordinal);
        Assert.Equal(0, Count("SELECT COUNT(*) FROM library_content") + Count("SELECT COUNT(*) FROM library_chunk"));
    }

    [Fact]
    public async Task Two_of_one_name_at_once_are_two_files()
    {
        var brought = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => AddedAsync("plan.pdf", RealFiles.Pdf($"{i}"))));
        Assert.Equal(8, brought.Select(file => file.Key).Distinct().Count());
        foreach (var (i, file) in brought.Index()) Assert.Equal(RealFiles.Pdf($"{i}"), await ReadAsync(file));
        Assert.Contains("plan-8.pdf", brought.Select(file => file.Key));
    }

    [Fact]
    public async Task Replaced_while_it_is_read_it_is_read_to_its_end_and_the_next_reader_gets_the_new_one()
    {
        var old = RealFiles.PdfOf(2 * LibraryContents.PieceSize);
        var file = await AddedAsync("plan.pdf", old);
        await using var reading = _contents.Open(SmallWorld.Business, file.ContentId)!;
        var half = new byte[LibraryContents.PieceSize];
        await reading.ReadExactlyAsync(half, TestContext.Current.CancellationToken);
        var replaced = await _uploads.ReplaceAsync(_us, file.Key, new("other.pdf", new MemoryStream(RealFiles.Pdf("New"))), default);
        Assert.Null(replaced.Problem);
        await _contents.SweepAsync();
        var rest = new byte[LibraryContents.PieceSize];
        await reading.ReadExactlyAsync(rest, TestContext.Current.CancellationToken);
        Assert.Equal(old, half.Concat(rest).ToArray());
        var now = _files.Find(SmallWorld.Business, "plan.pdf")!;
        Assert.Equal(RealFiles.Pdf("New"), await ReadAsync(now));
        Assert.Equal("Plan", now.Title);

        _clock.Pass(LibraryContents.Grace.ToTimeSpan() + TimeSpan.FromSeconds(1));
        Assert.Equal((1, 0), (await _contents.SweepAsync(), await _contents.SweepAsync()));
        Assert.Null(_contents.Open(SmallWorld.Business, file.ContentId));
        Assert.Equal(1, Count("SELECT COUNT(*) FROM library_chunk"));
        Assert.Equal(RealFiles.Pdf("New"), await ReadAsync(now));
    }

    [Fact]
    public async Task Only_a_picture_takes_the_place_of_a_picture()
    {
        var file = await AddedAsync("jetty.jpg", RealFiles.Jpeg());
        await _files.DescribeAsync(_us, file.Key, "The jetty", "Jill on the jetty");
        var refused = await _uploads.ReplaceAsync(_us, file.Key, new("x.pdf", new MemoryStream(RealFiles.Pdf())), default);
        Assert.Contains("only a picture", refused.Problem, StringComparison.Ordinal);
        Assert.Null((await _uploads.ReplaceAsync(_us, file.Key, new("x.png", new MemoryStream(RealFiles.Png(30, 30))), default)).Problem);
        var now = _files.Find(SmallWorld.Business, file.Key)!;
        Assert.Equal(("The jetty", "Jill on the jetty", "image/png", 30), (now.Title, now.Shows, now.MediaType, now.Width));
    }

    [Fact]
    public async Task Half_an_upload_is_no_file_and_is_swept_away()
    {
        await Assert.ThrowsAsync<EndOfStreamException>(() => _contents.WriteAsync(
            SmallWorld.Business, new MemoryStream(new byte[LibraryContents.PieceSize + 5]), 3 * LibraryContents.PieceSize, default));
        Assert.Empty(_files.All(SmallWorld.Business));
        Assert.Equal(1, Count("SELECT COUNT(*) FROM library_chunk"));
        Assert.Equal(0, await _contents.SweepAsync());
        _clock.Pass(LibraryContents.Grace.ToTimeSpan() + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await _contents.SweepAsync());
        Assert.Equal(0, Count("SELECT COUNT(*) FROM library_chunk"));
    }

    [Fact]
    public async Task Taken_out_it_comes_back_for_a_day_and_its_name_waits_for_it()
    {
        var file = await AddedAsync("plan.pdf", RealFiles.Pdf());
        Assert.Equal(LibraryChange.Done, await _files.RemoveAsync(_us, file.Key));
        Assert.Equal(LibraryChange.NotThere, await _files.RemoveAsync(_us, file.Key));
        Assert.Equal(LibraryChange.NotThere, await _files.RestoreAsync(_them, file.Key));
        Assert.Empty(_files.All(SmallWorld.Business));
        Assert.Equal(LibraryChange.Done, await _files.RestoreAsync(_us, file.Key));
        Assert.Equal(RealFiles.Pdf(), await ReadAsync(_files.Find(SmallWorld.Business, file.Key)!));

        await _files.RemoveAsync(_us, file.Key);
        _clock.Pass(LibraryContents.Grace.ToTimeSpan() + TimeSpan.FromSeconds(1));
        await _contents.SweepAsync();
        Assert.Equal(LibraryChange.Gone, await _files.RestoreAsync(_us, file.Key));
        Assert.Null(_files.Find(SmallWorld.Business, file.Key));
        Assert.Equal("plan.pdf", (await AddedAsync("plan.pdf", RealFiles.Pdf("Again"))).Key);
    }

    [Fact]
    public async Task The_doctor_misses_a_piece()
    {
        var file = await AddedAsync("plan.pdf", RealFiles.PdfOf(2 * LibraryContents.PieceSize));
        Assert.DoesNotContain(Examined(), ailment => ailment.Sentence == "1 files of the library have not all of their bytes.");
        await _world.Database.WriteAsync(connection => connection.Execute(
            "DELETE FROM library_chunk WHERE content_id = @ContentId AND position = 1", new { file.ContentId }));
        Assert.Contains(Examined(), ailment => ailment.Sentence == "1 files of the library have not all of their bytes.");
        await Assert.ThrowsAsync<IOException>(() => ReadAsync(file));
    }

    private IReadOnlyList<Ailment> Examined() =>
        new Doctor(_world.Database, new Catalogue(_world.Database, JourneyCheck.Compile)).Examine().Ailments;

    private long Count(string sql) => _world.Database.Read(connection => connection.ExecuteScalar<long>(sql));

    private async Task<LibraryFile> AddedAsync(string name, byte[] bytes)
    {
        var brought = await _uploads.AddAsync(_us, new(name, new MemoryStream(bytes)), TestContext.Current.CancellationToken);
        Assert.Null(brought.Problem);
        return brought.File!;
    }

    private async Task<string> RefusedAsync(string name, byte[] bytes)
    {
        var brought = await _uploads.AddAsync(_us, new(name, new MemoryStream(bytes)), TestContext.Current.CancellationToken);
        Assert.Null(brought.File);
        return brought.Problem!;
    }

    private async Task<byte[]> ReadAsync(LibraryFile file)
    {
        await using var stream = _contents.Open(SmallWorld.Business, file.ContentId)!;
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, TestContext.Current.CancellationToken);
        return all.ToArray();
    }
}
