using Farside.Core.Units;

namespace Farside.Processing.Spectra;

/// <summary>Where Sun and instrument stand over a level ground: from the zenith, and between them.</summary>
public readonly record struct ViewingGeometry(Angle Incidence, Angle Emission, Angle Phase)
{
    /// <summary>What laboratories measure at and most maps are brought to: 30°, 0°, 30°.</summary>
    public static ViewingGeometry Standard { get; } = new(Angle.FromDegrees(30), Angle.FromDegrees(0), Angle.FromDegrees(30));
}
