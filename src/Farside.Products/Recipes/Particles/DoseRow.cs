using Farside.Core.Time;

namespace Farside.Products.Recipes.Particles;

/// <summary>Dose rates of one accumulation.</summary>
/// <param name="Seconds">UTC seconds since 1970.</param>
/// <param name="Day">Lunar day of the mission; 0 outside its days.</param>
/// <param name="Rates">By <see cref="DoseSeries.Names"/>, NaN for none.</param>
/// <param name="IsEnhanced">The Sun added to it.</param>
sealed record DoseRow(Epoch Time, double Seconds, int Day, double[] Rates, bool IsEnhanced);
