using System.Globalization;
using System.Xml.Linq;
using Farside.Archive.Store;
using Farside.Simulator;

namespace Farside.Tests.Simulator;

/// <summary>By its form a reader cannot tell the simulated archive from the portal's.</summary>
[Collection(nameof(SmallArchive))]
public sealed class SimulatedFormTests(SmallArchive archive)
{
    [Fact]
    public void Every_file_name_follows_the_grammar_and_every_product_has_both_files()
    {
        foreach (var path in Directory.EnumerateFiles(archive.Root, "*", SearchOption.AllDirectories))
        {
            Assert.True(ProductName.TryParse(Path.GetFileName(path), out var name), path);
            Assert.True(File.Exists(name.IsLabel ? path[..^1] : path + "L"), path);
        }

        Assert.Equal(2 * archive.DataFiles.Count, Directory.EnumerateFiles(archive.Root, "*", SearchOption.AllDirectories).Count());
    }

    [Theory]
    [InlineData("LCAM-1-0000", "CE4ROLL/CE4/LCAM/1/2A/2019-03")]
    [InlineData("TCAM-I-101", "CE4ROLL/CE4/TCAM/I/2C/2019-03")]
    [InlineData("PCAML-C-000", "CE4ROLL/CE4/PCAML/C/2B/2019-07")]
    [InlineData("PCAMR-Q-006", "CE4ROLL/CE4/PCAMR/Q/2B/2019-07")]
    public void Folders_are_the_portals(string payload, string folder) =>
        Assert.Equal(folder, Path.GetRelativePath(archive.Root, Path.GetDirectoryName(archive.Find(payload))!).Replace('\\', '/'));

    [Fact]
    public void The_right_eye_fires_first_as_the_portals_list_has_it()
    {
        Assert.Equal("CE4_GRAS_PCAMR-C-000_SCI_N_20190104041502_20190104041502_0001_B.2B", Path.GetFileName(archive.Find("PCAMR-C-000")));
        Assert.Equal("CE4_GRAS_PCAML-C-000_SCI_N_20190104041518_20190104041518_0001_B.2B", Path.GetFileName(archive.Find("PCAML-C-000")));
    }

    [Fact]
    public void Data_fill_their_axes_exactly()
    {
        foreach (var file in archive.DataFiles.Where(file => file.Contains("CAM", StringComparison.Ordinal)))
        {
            var label = SmallArchive.LabelOf(file);
            var samples = SmallArchive.Named(label, "elements").Aggregate(1L, (product, axis) => product * long.Parse(axis.Value, CultureInfo.InvariantCulture));
            var bytes = SmallArchive.Text(label, "data_type") == "UnsignedLSB2" ? 2 : 1;
            Assert.Equal(samples * bytes, new FileInfo(file).Length);
        }
    }

    [Fact]
    public void File_sizes_are_true_except_for_the_landing_camera_whose_labels_claim_1323302912()
    {
        foreach (var file in archive.DataFiles)
        {
            var claimed = (long)SmallArchive.Number(SmallArchive.LabelOf(file), "file_size");
            Assert.Equal(file.Contains("LCAM", StringComparison.Ordinal) ? 1_323_302_912 : new FileInfo(file).Length, claimed);
        }
    }

    [Fact]
    public void Every_label_says_SIMULATED_in_a_comment_and_in_an_element()
    {
        foreach (var file in archive.DataFiles)
        {
            var document = XDocument.Load(file + "L");
            Assert.Contains(document.Nodes().OfType<XComment>(), comment => comment.Value.Contains("SIMULATED", StringComparison.Ordinal));
            Assert.Contains("SIMULATED", SmallArchive.Named(document.Root!, "Modification_Detail").Single().Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_statistics_of_a_panoramic_label_are_those_of_its_pixels()
    {
        foreach (var file in archive.DataFiles.Where(file => file.Contains("PCAM", StringComparison.Ordinal)))
        {
            var bytes = File.ReadAllBytes(file);
            var samples = Enumerable.Range(0, bytes.Length / 2).Select(i => (double)(bytes[2 * i] + (256 * bytes[(2 * i) + 1]))).ToArray();
            var label = SmallArchive.LabelOf(file);
            var mean = samples.Average();
            Assert.Equal(samples.Max(), SmallArchive.Number(label, "maximum"));
            Assert.Equal(samples.Min(), SmallArchive.Number(label, "minimum"));
            Assert.Equal(mean, SmallArchive.Number(label, "mean"), 1e-6);
            Assert.Equal(Math.Sqrt(samples.Average(sample => (sample - mean) * (sample - mean))), SmallArchive.Number(label, "standard_deviation"), 1e-4);
            Assert.InRange(samples.Max(), 300, 1023); // ten bits, and exposed
        }
    }

    [SkippableTheory]
    [InlineData("CE4_GRAS_LPR-2A_SCI_N_20231216075001_20231217065500_0316_A.2BL", "LPR-2A")]
    [InlineData("RECONSTRUCTED-TCAM-2C.xml", "TCAM")]
    public void Labels_have_the_elements_of_real_ones_in_their_order(string real, string simulated)
    {
        var truth = XDocument.Load(SharedData.Require("ce4/labels/" + real)).Root!;
        var ours = SmallArchive.LabelOf(archive.Find(simulated));

        Assert.Equal(Outline(truth), Outline(ours));
        Assert.Equal(truth.Attributes().Select(attribute => attribute.ToString()), ours.Attributes().Select(attribute => attribute.ToString()));
    }

    [SkippableFact]
    public void Radar_labels_say_what_real_ones_say_but_for_names_times_and_counts()
    {
        var truth = XDocument.Load(SharedData.Require("ce4/labels/CE4_GRAS_LPR-2A_SCI_N_20231216075001_20231217065500_0316_A.2BL")).Root!;
        var ours = SmallArchive.LabelOf(archive.Find("LPR-2A"));
        string[] own = ["logical_identifier", "start_date_time", "stop_date_time", "product_id", "sequence_id", "file_name", "creation_date_time", "file_size", "records"];
        var differing = Leaves(truth).Zip(Leaves(ours)).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => pair.Second)
            .Where(leaf => !own.Contains(leaf.Name.LocalName) && !leaf.Value.Contains("SIMULATED", StringComparison.Ordinal));

        Assert.Empty(differing);
    }

    [Fact]
    public void The_truth_lies_beside_the_archive_and_a_second_run_changes_nothing()
    {
        var before = File.GetLastWriteTimeUtc(archive.DataFiles[0]);
        Assert.True(File.Exists(Path.Combine(archive.Truth, "mission.json")));

        var again = MissionSimulator.Write(archive.Root, new() { Seed = 7, Size = SimulationSize.Small });

        Assert.Equal(archive.DataFiles, again);
        Assert.Equal(before, File.GetLastWriteTimeUtc(archive.DataFiles[0]));
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["letter.txt"], "dear reader");

        var refusal = Assert.Throws<SimulationException>(() => MissionSimulator.Write(folder.Path, new() { Seed = 1, Size = SimulationSize.Small }));

        Assert.Contains(folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("dear reader", File.ReadAllText(folder["letter.txt"]));
    }

    static IEnumerable<string> Outline(XElement root) =>
        root.Descendants().Select(element => element.Name.LocalName + string.Concat(element.Attributes().Select(attribute => " " + attribute)));

    static IEnumerable<XElement> Leaves(XElement root) => root.Descendants().Where(element => !element.HasElements);
}
