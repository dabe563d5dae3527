using Farside.Core.Sky;

namespace Farside.Core.Measurements;

/// <summary>Values by wavelength, as the product states them.</summary>
public sealed record Spectrum : Measurement
{
    /// <summary>Channel centres, nm, in the file's order.</summary>
    public required double[] WavelengthsNm { get; init; }

    public required double[] Values { get; init; }

    /// <summary>What <see cref="Values"/> is, e.g. <c>radiance</c>.</summary>
    public required string Quantity { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>The Sun as the label states it.</summary>
    public SunPosition? Sun { get; init; }

    /// <summary>How the label says the middle of the view was seen.</summary>
    public SurfaceView? View { get; init; }

    /// <summary>The label's own version of the product, e.g. <c>2.0</c> for radiances calibrated in flight; empty when it states none.</summary>
    public string Release { get; init; } = "";
}
