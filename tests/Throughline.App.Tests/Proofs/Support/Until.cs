using System.Diagnostics;

namespace Throughline.App.Tests.Proofs.Support;

/// <summary>Waits for what another process does and can only be looked at.</summary>
internal static class Until
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Comes back as soon as <paramref name="isSo"/> holds; fails with what there is instead where it does not in time.</summary>
    public static async Task TrueAsync(Func<bool> isSo, string what, TimeSpan? patience = null) => await TrueAsync(() => Task.FromResult(isSo()), what, patience);

    public static async Task TrueAsync(Func<Task<bool>> isSo, string what, TimeSpan? patience = null)
    {
        var most = patience ?? TimeSpan.FromSeconds(60);
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Look);
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < most, $"After {most.TotalSeconds:0} seconds still not so: {what}.");
            await timer.WaitForNextTickAsync();
        }
    }
}
