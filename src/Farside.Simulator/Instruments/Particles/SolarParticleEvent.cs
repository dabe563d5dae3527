using Farside.Core.Time;

namespace Farside.Simulator.Instruments.Particles;

/// <summary>A solar particle event: an added dose rate that rises to its peak in a straight line and then fades exponentially.</summary>
/// <param name="PeakMicrograyPerHour">Added to the charged particles' dose rate in silicon at the peak.</param>
sealed record SolarParticleEvent(Epoch Onset, double PeakMicrograyPerHour, double RiseHours = 4, double FadeHours = 14)
{
    /// <summary>µGy/h.</summary>
    public double DoseRateAt(Epoch time)
    {
        var hours = (time - Onset).TotalHours;
        return hours <= 0 ? 0 : PeakMicrograyPerHour * (hours < RiseHours ? hours / RiseHours : Math.Exp((RiseHours - hours) / FadeHours));
    }
}
