using System.Globalization;

namespace Farside.Products.Recipes.Descent;

/// <summary>A number with its standard deviation and unit, as it is written for people.</summary>
/// <param name="Sigma">Null or not positive where unknown.</param>
readonly record struct Measure(double Number, double? Sigma, string Unit)
{
    bool HasSigma => Sigma is > 0 && double.IsFinite(Sigma.Value);

    // To the place where the sigma has its first digit, or its second where the first is a 1.
    int Decimals
    {
        get
        {
            if (!HasSigma)
            {
                return Math.Abs(Number) < 10 ? 1 : 0;
            }

            var place = (int)Math.Floor(Math.Log10(Sigma!.Value));
            return Math.Clamp((Sigma.Value / Math.Pow(10, place) < 1.95 ? 1 : 0) - place, 0, 3);
        }
    }

    /// <summary><c>1234 m</c>.</summary>
    public string Value
    {
        get
        {
            var number = Number.ToString("F" + Decimals, CultureInfo.InvariantCulture);
            var isNothing = number.Trim('-', '0', '.').Length == 0;
            return $"{(isNothing ? number.TrimStart('-') : number.Replace('-', '−'))} {Unit}";
        }
    }

    /// <summary><c>± 56 m</c>; empty where unknown.</summary>
    public string Doubt => HasSigma ? $"± {Sigma!.Value.ToString("F" + Decimals, CultureInfo.InvariantCulture)} {Unit}" : "";

    /// <summary><c>1234 ± 56 m</c>.</summary>
    public override string ToString() => HasSigma ? $"{Value[..Value.LastIndexOf(' ')]} {Doubt}" : Value;
}
