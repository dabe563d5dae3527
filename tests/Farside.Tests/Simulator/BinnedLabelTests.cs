using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Time;
using Farside.Simulator.Instruments;
using Farside.Simulator.Mission;

namespace Farside.Tests.Simulator;

/// <summary>Labels of joined pixels lead the archive's reader to the rays of the pixels that were joined.</summary>
public sealed class BinnedLabelTests
{
    static readonly Epoch Noon = Epoch.FromUtc(2019, 1, 11, 19, 40);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_terrain_cameras_label(int binning)
    {
        var view = new CameraRig(3).Tcam("0009", -15, 152, binning);
        var shot = Shot("TCAM-I-101", "2C", 'A', view);

        var frame = Read(shot, TcamLabel.Of(shot, 6, 21), new byte[3 * view.Camera.Width * view.Camera.Height]);

        Judge(frame, view, CameraOptics.Tcam, binning);
        Assert.InRange(frame.Pointing!.ResidualDeg!.Value, 0, 1e-4);
        Assert.Equal(view.LabelPose.Origin.X, frame.SiteFromCamera!.Value.Origin.X, 6);
    }

    [Theory]
    [InlineData("C", 1, 1)]
    [InlineData("C", 2, 2)]
    [InlineData("Q", 1, 2)]
    [InlineData("Q", 2, 4)]
    public void A_panoramic_cameras_label(string mode, int binning, int joined)
    {
        var view = new CameraRig(3).Pcam(new(new(2, -5, 0.1), 87, 1, 2), "0003", -6.9, 12.9, isLeft: true, mode == "C", binning);
        var shot = Shot($"PCAML-{mode}-006", "2B", 'B', view);

        var frame = Read(shot, PcamLabel.Of(shot, default), new byte[2 * view.Camera.Width * view.Camera.Height]);

        Judge(frame, view, CameraOptics.PcamLeft, joined);
        Assert.InRange(frame.Pointing!.ResidualDeg!.Value, 0, 1e-4);
        Assert.Equal(view.LabelRover!.Value.Y, frame.Rover!.Value.Y, 6);
        Assert.DoesNotContain(frame.Observation.Repairs, repair => repair.Rule == "binned-pixel-size");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_landing_cameras_label(int binning)
    {
        var view = new CameraRig(1).Lcam(200, 0, binning);
        var shot = Shot("LCAM-1-1966", "2A", 'A', view);

        var frame = Read(shot, LcamLabel.Of(shot), new byte[view.Camera.Width * view.Camera.Height]);

        Judge(frame, view, CameraOptics.Lcam, binning);
    }

    static void Judge(Frame frame, CameraView view, CameraOptics optics, int joined)
    {
        Assert.Equal((optics.Width / joined, optics.Height / joined), (frame.Samples.Width, frame.Samples.Height));
        foreach (var (column, row) in new[] { (0, 0), (frame.Samples.Width - 1, 3), (frame.Samples.Width / 2, frame.Samples.Height - 1) })
        {
            var whole = optics.Stated().Ray(((column + 0.5) * joined) - 0.5, ((row + 0.5) * joined) - 0.5);
            Assert.InRange(frame.Camera!.Ray(column, row).AngleToRad(whole), 0, 2e-7); // six printed decimals of a millimetre
            Assert.InRange(frame.Camera.Ray(column, row).AngleToRad(view.LabelCamera.Ray(column, row)), 0, 2e-7);
        }
    }

    static Shot Shot(string payload, string level, char version, CameraView view) =>
        new(Naming.Of(payload, Noon, "0009", version, level), view, LandingSite.SunAt(Noon)) { Folder = "" };

    static Frame Read(Shot shot, LabelElement label, byte[] data)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder[shot.Name.FileName], data);
        using (var stream = File.Create(folder[shot.Name.LabelName]))
        {
            LabelWriter.Write(label, stream, PortalLabel.Comment);
        }

        Assert.Equal(shot.View.Binning == 1 ? null : shot.View.Binning.ToString(System.Globalization.CultureInfo.InvariantCulture), label.Find("binning")?.Value);
        var archive = ArchiveFolder.Open(folder.Path);
        return Assert.IsType<Frame>(archive.Read(Assert.Single(archive.Entries)));
    }
}
