namespace Farside.Products.Recipes.Stops;

/// <summary>How stops are tied to each other.</summary>
public sealed record StopsOptions
{
    /// <summary>Stops farther from each other share no ground that stereo knows, metres.</summary>
    public double ReachM { get; init; } = 25;

    /// <summary>One sigma of what labels lose from stop to stop, of the step. Chang'e-3's rover: 114.8 m by its pictures, 111.2 m on the map.</summary>
    public double StepShare { get; init; } = 0.03;
}
