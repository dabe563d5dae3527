using System.Globalization;
using Farside.Archive.Store;
using Farside.Tests.Archive.Missions;

namespace Farside.Tests.Products.Recipes.Traverse;

/// <summary>Rover labels with places, headings and times that a test chooses, and a byte of data beside each.</summary>
sealed class RoverArchive : IDisposable
{
    readonly SmallLabel _labels = new();

    public ArchiveFolder Folder => ArchiveFolder.Open(_labels.Folder);

    /// <param name="stamp">UTC as in a file name.</param>
    /// <param name="headingDeg">Of the rover, clockwise from north; the mast is turned 40° to the left.</param>
    public void AddPcam(string sequence, string stamp, double east, double north, double headingDeg = 0, char eye = 'L')
    {
        const double MastYawDeg = 40;
        var look = (headingDeg - MastYawDeg) * Math.PI / 180;
        Add($"CE4_GRAS_PCAM{eye}-C-000_SCI_N_{stamp}_{stamp}_{sequence}_B.2B", sequence, stamp, east, north,
            $"<Rotation_Angle><mast_angle_pitch>-12</mast_angle_pitch><mast_angle_yaw>{MastYawDeg}</mast_angle_yaw></Rotation_Angle>"
            + $"<Vector_Cartesian_3_Pointing><reference_frame>ROVER_COORDINATE_SYSTEM</reference_frame>{SmallLabel.Vector("center", 0.978 * Math.Sin(look), 0.978 * Math.Cos(look), -0.208)}</Vector_Cartesian_3_Pointing>");
    }

    public void AddVnis(string sequence, string stamp, double east, double north) =>
        Add($"CE4_GRAS_VNIS-SD_SCI_N_{stamp}_{stamp}_{sequence}_B.2B", sequence, stamp, east, north, "");

    public void Dispose() => _labels.Dispose();

    void Add(string name, string sequence, string stamp, double east, double north, string more)
    {
        var time = DateTime.ParseExact(stamp, "yyyyMMddHHmmss", CultureInfo.InvariantCulture).ToString("yyyy-MM-ddTHH:mm:ss.000Z", CultureInfo.InvariantCulture);
        var place = string.Create(CultureInfo.InvariantCulture, $"<sequence_id>{sequence}</sequence_id><Rover_LocationXYZ><x>{east:F6}</x><y>{north:F6}</y><z>0.1</z></Rover_LocationXYZ>");
        _labels.Add(name, SmallLabel.Xml(name, place + more, "", time), [0]);
    }
}
