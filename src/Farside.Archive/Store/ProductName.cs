using System.Text.RegularExpressions;
using Farside.Core.Time;

namespace Farside.Archive.Store;

/// <summary>
/// A product's file name by the Chinese lunar and planetary grammar
/// <c>CEx_st_pl_ty_dc_yyyymmddhhmiss_YYYYMMDDHHMISS_ob_ver.lv</c>, e.g. <c>CE4_GRAS_PCAML-C-000_SCI_N_20190104041502_20190104041502_0001_B.2B</c>.
/// </summary>
/// <param name="Spacecraft">As written: <c>CE4</c>, <c>CE5-L</c>, <c>HX1-Ro</c>.</param>
/// <param name="Payload">As written: <c>PCAML-C-000</c>, <c>LPR-2A</c>, <c>LND-DPSL</c>.</param>
/// <param name="Downlink">R real time, P playback, N not separable.</param>
/// <param name="Start">Of the name; for radar and other periods it is the planned one: trust the label.</param>
/// <param name="Sequence">The <c>ob</c> number, four or five digits.</param>
/// <param name="Level"><c>01</c>, <c>2A</c>, <c>2B</c>, <c>2C</c>, without the label's <c>L</c>.</param>
public sealed partial record ProductName(
    string Spacecraft, string Station, string Payload, string Type, char Downlink, Epoch Start, Epoch Stop, string Sequence, char Version, string Level, bool IsLabel)
{
    /// <summary>Mission as Farside names it: <c>ce4</c>, <c>ce5</c>, <c>hx1</c>.</summary>
    public string Mission => Spacecraft.Split('-')[0].ToLowerInvariant();

    /// <summary>Instrument in capitals without eye, mode and number: <c>PCAM</c>, <c>LPR</c>, <c>LND</c>.</summary>
    public string Instrument => Parts[0] switch { "PCAML" or "PCAMR" => "PCAM", "NaTeCamA" or "NaTeCamB" => "NATECAM", var other => other.ToUpperInvariant() };

    /// <summary><c>L</c> or <c>R</c> for the cameras that see with two eyes, else empty. Of Zhurong's pair, B is the left one.</summary>
    public string Eye => Parts[0] switch { "PCAML" or "NaTeCamB" => "L", "PCAMR" or "NaTeCamA" => "R", _ => "" };

    /// <summary>What follows the instrument: <c>C</c>, <c>Q</c>, <c>I</c>, <c>1</c>, <c>2A</c>, <c>SD</c>, <c>DPSL</c>; empty when nothing does.</summary>
    public string Mode => Parts.Length > 1 && !IsFrameNumber(Parts[1]) ? Parts[1] : "";

    /// <summary>The frame number, when the payload field ends in one: <c>TCAM-I-143</c>, and Chang'e-3's <c>LCAM-4531</c>.</summary>
    public int? Index => Parts.Length is 2 or 3 && (Parts.Length == 3 || IsFrameNumber(Parts[1])) && int.TryParse(Parts[^1], out var index) ? index : null;

    /// <summary>The data file's name.</summary>
    public string FileName => $"{Spacecraft}_{Station}_{Payload}_{Type}_{Downlink}_{Start.ToCompactText()}_{Stop.ToCompactText()}_{Sequence}_{Version}.{Level}";

    /// <summary>The label file's name.</summary>
    public string LabelName => FileName + "L";

    string[] Parts => Payload.Split('-');

    // A mode is one digit or two; frames are counted in three or four.
    static bool IsFrameNumber(string part) => part.Length > 2 && part.All(char.IsAsciiDigit);

    public static bool TryParse(string fileName, out ProductName name)
    {
        var match = Grammar().Match(fileName);
        name = null!;
        if (!match.Success || !Epoch.TryParseCompact(match.Groups[6].ValueSpan, out var start) || !Epoch.TryParseCompact(match.Groups[7].ValueSpan, out var stop))
        {
            return false;
        }

        string G(int group) => match.Groups[group].Value;
        name = new(G(1), G(2), G(3), G(4), G(5)[0], start, stop, G(8), G(9)[0], G(10), G(11).Length > 0);
        return true;
    }

    [GeneratedRegex(@"^(CE\d(?:-[A-Za-z]+)?|HX1-(?:Ro|Or))_([A-Z0-9]+)_([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)_(SCI|AUX)_([RPN])_(\d{14})_(\d{14})_(\d{4,5})_([A-Z])\.(01|2[ABC])(L?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
