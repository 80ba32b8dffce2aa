namespace Throughline.App.Design;

/// <summary>The drawings of the road that stand on empty pages.</summary>
public enum SceneKind
{
    /// <summary>The whole road over the hills, with a signpost: nothing is planned yet.</summary>
    Start,

    /// <summary>People about to set out: nobody is here yet.</summary>
    People,

    /// <summary>A bench under a tree: all is done for now.</summary>
    Quiet,

    /// <summary>A postbox by the road: messages.</summary>
    Mail,

    /// <summary>The road ends: not found, or gone wrong.</summary>
    Lost,
}
