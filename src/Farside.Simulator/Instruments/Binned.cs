using System.Globalization;
using Farside.Archive.Labels;

namespace Farside.Simulator.Instruments;

/// <summary>
/// What a label says when pixels are joined so that a mission stays small. No real label has the element <c>binning</c>: it is invented here, stands in
/// Work_Mode_Parm, and is the number of real pixels each way that one pixel of the picture joins. Real detectors' labels go without.
/// </summary>
static class Binned
{
    public static LabelElement Element(int binning) => new("binning", PortalLabel.Text(binning));

    /// <summary>A Work_Mode_Parm for cameras whose real ones are not known; empty for the real detector.</summary>
    public static IEnumerable<LabelElement> Statement(int binning) => binning == 1 ? [] : [PortalLabel.Group("Work_Mode_Parm", Element(binning))];

    /// <summary>Edge of a joined pixel, micrometres, as labels print it.</summary>
    public static string PixelUm(CameraOptics optics, int factor) => (optics.PixelUm * factor).ToString("0.0###", CultureInfo.InvariantCulture);
}
