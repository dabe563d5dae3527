using Farside.Processing.Descent;
using Farside.Products.Recipes.Descent;
using Farside.Products.Runner;

namespace Farside.Tests.Products.Recipes.Descent;

public class DescentTrackTests
{
    const string ByHand = """
        { "format": "farside-descent/1", "simulated": true,
          "camera": { "width": 512, "height": 512, "focalLengthPx": 638.5, "principalColumn": 240, "principalRow": 255.5, "k1": -0.2, "k2": 0, "k3": 0, "p1": 0, "p2": 1e-4 },
          "framesPerSecond": 9.83, "startUtc": "2019-01-03T02:20:09Z", "touchdownS": 345.2,
          "ground": { "normal": [0, 0, 1], "offsetM": -0.5 }, "scale": { "source": "rest height", "sigmaShare": 0.05, "note": "" },
          "frames": [
            { "id": "a.2A", "index": 7, "seconds": 0.5, "state": "useful", "isKey": true, "isSolved": true,
              "siteFromCamera": { "rotation": [0, -1, 0, 1, 0, 0, 0, 0, 1], "originM": [4, 5, 99.5] },
              "sigma": { "rotationDeg": [0.1, 0.1, 0.2], "originM": [1, 2, 5], "heightM": 5 },
              "heightM": 100, "descentMs": 2.5, "horizontalMs": 0.1, "descentSigmaMs": 0.2, "points": 123, "rmsPx": 0.15 },
            { "id": "", "index": 8, "seconds": 0.6, "state": "missing", "isKey": false, "isSolved": false } ] }
        """;

    [Fact]
    public void A_track_written_by_hand_in_the_files_words_is_read()
    {
        using var folder = new TemporaryFolder();
        var track = DescentTrack.Read(Put(folder, ByHand));

        Assert.Equal(345.2, track.TouchdownS);
        Assert.Equal(638.5, track.Camera.ToModel().FocalLengthPx);
        Assert.Equal(FrameState.Useful, track.Frames[0].State);
        var pose = track.Frames[0].Pose()!.Value;
        Assert.Equal(1, pose.Rotation.M21); // the camera's right looks north
        Assert.Equal(track.Frames[0].HeightM!.Value, track.Ground.ToSurface().HeightOf(pose.Origin), 12);
        Assert.Equal(FrameState.Missing, track.Frames[1].State);
        Assert.Null(track.Frames[1].Pose());
    }

    [Fact]
    public void What_is_read_is_written_again_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var first = DescentTrack.Read(Put(folder, ByHand)).Write();
        Assert.Equal(first, DescentTrack.Read(Put(folder, System.Text.Encoding.UTF8.GetString(first))).Write());
    }

    [Theory]
    [InlineData("\"farside-descent/1\"", "\"farside-descent/9\"")]
    [InlineData("[4, 5, 99.5]", "[4, 5]")]
    [InlineData("\"useful\"", "\"lovely\"")]
    [InlineData("[0, 0, 1]", "[0, 1]")]
    public void A_file_that_is_no_track_is_refused_by_name(string said, string instead)
    {
        using var folder = new TemporaryFolder();
        var path = Put(folder, ByHand.Replace(said, instead, StringComparison.Ordinal));
        Assert.StartsWith(path, Assert.Throws<ProductException>(() => DescentTrack.Read(path)).Message, StringComparison.Ordinal);
    }

    static string Put(TemporaryFolder folder, string text)
    {
        var path = Path.Combine(folder.Path, DescentTrack.FileName);
        File.WriteAllText(path, text);
        return path;
    }
}
