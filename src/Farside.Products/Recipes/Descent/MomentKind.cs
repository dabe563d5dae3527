namespace Farside.Products.Recipes.Descent;

/// <summary>Where a picture of a landing film comes from.</summary>
enum MomentKind
{
    /// <summary>A frame as the camera took it.</summary>
    Taken,

    /// <summary>Between two frames that follow each other: both carried along the ground's motion.</summary>
    Between,

    /// <summary>Stands for a frame that is missing or useless: its neighbours carried along the ground's motion.</summary>
    Interpolated,

    /// <summary>Stands for a frame that is missing or useless, no motion being known: the nearest one shown again.</summary>
    Held,
}
