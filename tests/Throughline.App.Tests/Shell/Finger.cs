using Microsoft.Playwright;

namespace Throughline.App.Tests.Shell;

/// <summary>
/// A finger on the glass. Its touches go the way of real ones: the browser may take them for scrolling and call them off,
/// which no movement of a mouse ever shows.
/// </summary>
internal sealed class Finger
{
    private readonly ICDPSession _glass;
    private float _x;
    private float _y;

    private Finger(ICDPSession glass) => _glass = glass;

    public static async Task<Finger> OnAsync(IPage page) => new(await page.Context.NewCDPSessionAsync(page));

    /// <summary>Lays it on the middle of this, once it is in sight and nothing that stays lies over it.</summary>
    public async Task PressAsync(ILocator what)
    {
        await what.EvaluateAsync("one => one.scrollIntoView({ block: 'center', inline: 'nearest' })");
        var box = (await what.BoundingBoxAsync())!;
        await PressAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
    }

    public Task PressAsync(float x, float y) => TouchAsync("touchStart", x, y);

    /// <summary>Goes there in small steps, as a hand does.</summary>
    public async Task GoAsync(float x, float y)
    {
        var (fromX, fromY) = (_x, _y);
        const int steps = 8;
        for (var step = 1; step <= steps; step++) await TouchAsync("touchMove", fromX + (x - fromX) * step / steps, fromY + (y - fromY) * step / steps);
    }

    public Task GoByAsync(float x, float y) => GoAsync(_x + x, _y + y);

    public Task LiftAsync() => TouchAsync("touchEnd");

    /// <summary>The machine takes the touch away: a call comes in, a gesture of the system begins.</summary>
    public Task LoseAsync() => TouchAsync("touchCancel");

    private Task TouchAsync(string type, float x, float y)
    {
        (_x, _y) = (x, y);
        return TouchAsync(type, new { x, y, id = 1 });
    }

    private Task TouchAsync(string type, params object[] points) =>
        _glass.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object> { ["type"] = type, ["touchPoints"] = points });
}
