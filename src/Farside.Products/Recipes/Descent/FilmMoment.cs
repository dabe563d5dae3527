namespace Farside.Products.Recipes.Descent;

/// <summary>One picture of a landing film.</summary>
/// <param name="FilmS">When it is shown, seconds.</param>
/// <param name="Seconds">What moment of the descent it shows, after index 0.</param>
/// <param name="Before">Place of the last frame that is no later.</param>
/// <param name="After">Place of the first frame that is no earlier.</param>
/// <param name="Share">How far from one to the other, 0 to 1.</param>
readonly record struct FilmMoment(double FilmS, double Seconds, int Before, int After, double Share, MomentKind Kind)
{
    /// <summary>Place of the frame that is nearest.</summary>
    public int Nearest => Share < 0.5 ? Before : After;
}
