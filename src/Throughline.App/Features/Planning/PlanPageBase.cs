using Microsoft.AspNetCore.Components;

namespace Throughline.App.Features.Planning;

/// <summary>What the screens of the guided start share: they find the journey, or nothing.</summary>
public abstract class PlanPageBase : ComponentBase
{
    [Parameter] public string JourneyKey { get; set; } = "";
    [Inject] private protected Planner Planner { get; set; } = null!;
    [Inject] private protected TimeProvider Clock { get; set; } = null!;
    [Inject] private protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>Null where this business has no such journey.</summary>
    protected PlanView? View { get; private set; }

    protected override void OnInitialized()
    {
        View = Planner.Find(JourneyKey, Clock);
        if (View is null) Navigation.NotFound();
    }
}
