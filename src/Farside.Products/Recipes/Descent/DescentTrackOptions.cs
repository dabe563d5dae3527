namespace Farside.Products.Recipes.Descent;

/// <summary>What a user states about a descent.</summary>
public sealed record DescentTrackOptions
{
    /// <summary>Height of the landing camera above the ground at rest; null for what the mission's data say.</summary>
    public StatedHeight? RestHeight { get; init; }

    /// <summary>Heights at other moments.</summary>
    public IReadOnlyList<StatedHeight> HoverHeights { get; init; } = [];

    /// <summary>Maps from orbit, paths with or without a role's prefix (<c>image:</c>, <c>dem:</c>, <c>dem-km:</c>); none by default.</summary>
    public IReadOnlyList<string> BaseMaps { get; init; } = [];

    /// <summary>Azimuth of the Sun in the maps' pictures, degrees clockwise from north; null lets their shading tell.</summary>
    public double? MapSunDeg { get; init; }

    /// <summary>By how much a base map as a whole may lie beside the site's axes, metres: published positions of one lander differ by hundreds.</summary>
    public double MapSigmaM { get; init; } = 500;

    /// <summary>Sigma of the tilt of the plane through all the ground that the descent saw, degrees each way.</summary>
    /// <remarks>As <see cref="Farside.Processing.Descent.Solution.DescentPriors.LevelSigmaRad"/>.</remarks>
    public double LevelSigmaDeg { get; init; } = 0.5;

    /// <summary>Whether the Sun is looked for in the frames, to tell north.</summary>
    public bool FindsSun { get; init; } = true;
}
