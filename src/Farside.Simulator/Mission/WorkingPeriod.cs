using System.Globalization;
using Farside.Core.Time;

namespace Farside.Simulator.Mission;

/// <summary>One stretch of the rover's work: first pictures where it stands, then a drive with the radar on, then spectra where it arrives.</summary>
/// <param name="Number">The <c>ob</c> counter that all rover instruments share.</param>
/// <param name="Pairs">Stereo pairs taken in it; empty when none.</param>
/// <param name="FromM">Metres driven when its drive begins.</param>
/// <param name="ToM">Metres driven when it ends.</param>
sealed record WorkingPeriod(int Number, Epoch Start, IReadOnlyList<ListedPair> Pairs, double FromM, double ToM)
{
    public string Sequence => Number.ToString("D4", CultureInfo.InvariantCulture);

    public int LunarDay => LandingSite.LunarDayOf(Start);

    /// <summary>When the radar is switched on: after the last picture, or at the period's start.</summary>
    public Epoch RadarOn => (Pairs.Count > 0 ? Pairs[^1].RightFires + TimeSpan.FromMinutes(21) : Start + TimeSpan.FromMinutes(4)) + TimeSpan.FromMilliseconds(605 + (Number * 137 % 390));

    /// <summary>When the spectrometer looks: the drive is done by then.</summary>
    public Epoch SpectrometerOn => RadarOn + TimeSpan.FromMinutes(55 + (Number % 5));
}
