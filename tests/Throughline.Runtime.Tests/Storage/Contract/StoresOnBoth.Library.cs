using Throughline.Businesses;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Tests.Storage.Contract;

public sealed partial class StoresOnBoth
{
    private static readonly TimeSpan _longer = LibraryContents.Grace.ToTimeSpan() + TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Files_of_the_business()
    {
        await SameAsync(async db =>
        {
            var clock = new HandClock();
            var (files, contents) = (new LibraryFiles(db, clock), new LibraryContents(db, clock));
            byte[] bytes = [.. Enumerable.Range(0, LibraryContents.PieceSize + 9).Select(i => (byte)(i * 7))];
            LibraryFile File(string key, Guid content) =>
                new(key, "Ä 🙂", "", FileKind.Document, "application/pdf", content, bytes.Length, 0, 0);
            async Task<Guid> WrittenAsync() =>
                (await contents.WriteAsync(_jill.WorkspaceId, new MemoryStream(bytes), bytes.Length, default))!.Value;

            var (one, two) = (await WrittenAsync(), await WrittenAsync());
            var added = (await files.AddAsync(_jill, File("a.pdf", one)), await files.AddAsync(_jill, File("a.pdf", two)));
            var described = await files.DescribeAsync(_jill, "a.pdf", "Plan", "");
            var replaced = (await files.ReplaceAsync(_jill, File("a.pdf", two)), await files.ReplaceAsync(_jill, File("b.pdf", one)),
                await files.ReplaceAsync(_jill, File("a.pdf", two) with { Kind = FileKind.Audio }));
            using var read = new MemoryStream();
            await contents.Open(_jill.WorkspaceId, two)!.CopyToAsync(read);
            var isSame = read.ToArray().AsSpan().SequenceEqual(bytes);
            var removed = (await files.RemoveAsync(_jill, "a.pdf"), await files.RemoveAsync(_jill, "a.pdf"),
                files.Find(_jill.WorkspaceId, "a.pdf"), contents.Used(_jill.WorkspaceId));
            var restored = (await files.RestoreAsync(_jill, "a.pdf"), await files.RestoreAsync(_jill, "a.pdf"),
                contents.Used(_jill.WorkspaceId));
            var early = await contents.SweepAsync();
            clock.Pass(_longer);
            var swept = (await contents.SweepAsync(), await contents.SweepAsync());
            await files.RemoveAsync(_jill, "a.pdf");
            clock.Pass(_longer);
            await contents.SweepAsync();
            var gone = (await files.RestoreAsync(_jill, "a.pdf"), contents.Open(_jill.WorkspaceId, two) is null);
            var again = await files.AddAsync(_jill, File("a.pdf", await WrittenAsync()));
            var all = files.All(_jill.WorkspaceId).Select(file => (file.Key, file.Title, file.Bytes, file.ChangedAt)).ToList();
            return (added, described, replaced, isSame, removed, restored, early, swept, gone, again, all);
        });
    }
}
