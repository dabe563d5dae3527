using Farside.Core.Sky;

namespace Farside.Core.Measurements;

/// <summary>An imaging spectrometer's cube, band slowest: sample index = (band × lines + line) × samplesPerLine + sample.</summary>
public sealed record SpectralCube : Measurement
{
    public required int Bands { get; init; }
    public required int Lines { get; init; }
    public required int SamplesPerLine { get; init; }

    /// <summary>Radiance as the label states it, NaN where missing.</summary>
    public required float[] Values { get; init; }

    /// <summary>The unit of <see cref="Values"/> as the label states it; empty when it states none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The Sun as the label states it.</summary>
    public SunPosition? Sun { get; init; }

    /// <summary>How the label says the middle of the view was seen.</summary>
    public SurfaceView? View { get; init; }

    /// <summary>The label's own version of the product, e.g. <c>2.0</c> for radiances calibrated in flight; empty when it states none.</summary>
    public string Release { get; init; } = "";

    /// <summary>Band centres, nm.</summary>
    public required double[] WavelengthsNm { get; init; }
}
