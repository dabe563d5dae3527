using System.Globalization;

namespace Farside.Products.Films;

/// <summary>Pictures a second, as the fraction that a film's file states.</summary>
public readonly record struct FilmRate(int Numerator, int Denominator)
{
    public double PerSecond => Numerator / (double)Denominator;

    /// <summary>To a thousandth.</summary>
    public static FilmRate Of(double perSecond)
    {
        var (numerator, denominator) = ((int)Math.Round(perSecond * 1000), 1000);
        var common = (int)System.Numerics.BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new(numerator / common, denominator / common);
    }

    /// <summary>When a picture is shown, seconds after the first.</summary>
    public double Seconds(int picture) => picture / PerSecond;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
