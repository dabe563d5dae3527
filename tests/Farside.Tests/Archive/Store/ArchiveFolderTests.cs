using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Tests.Archive.Missions;

namespace Farside.Tests.Archive.Store;

public class ArchiveFolderTests
{
    static readonly string Label = SmallLabel.Xml(SmallLabel.Tcam, SmallLabel.TcamMission, SmallLabel.Array("UnsignedByte", ("Line", 2), ("Sample", 2), ("Band", 3)));

    [Fact]
    public void Label_and_data_of_one_name_are_one_product_in_whatever_folder_they_lie()
    {
        using var archive = new SmallLabel();
        archive.Add("2019-03/" + SmallLabel.Tcam, Label, new byte[12]);

        var entry = Assert.Single(ArchiveFolder.Open(archive.Folder).Entries);

        Assert.Equal((SmallLabel.Tcam, true, 12L), (entry.Id, entry.IsComplete, entry.DataBytes));
        Assert.Equal("0009", entry.Name!.Sequence);
    }

    [Fact]
    public void Label_and_data_in_different_folders_find_each_other()
    {
        using var archive = new SmallLabel();
        archive.Add("labels/" + SmallLabel.Tcam, Label);
        Directory.CreateDirectory(Path.Combine(archive.Folder, "data"));
        File.WriteAllBytes(Path.Combine(archive.Folder, "data", SmallLabel.Tcam), new byte[12]);

        var folder = ArchiveFolder.Open(archive.Folder);

        Assert.Equal((2, 2), (((Frame)folder.Read(Assert.Single(folder.Entries))).Samples.Width, ((Frame)folder.Read(folder.Entries[0])).Samples.Height));
    }

    [Fact]
    public void A_browsers_numbered_copy_is_known_by_the_name_inside_its_label()
    {
        using var archive = new SmallLabel();
        var odd = SmallLabel.Tcam.Replace(".2C", " (1).2C", StringComparison.Ordinal);
        archive.Add(odd, Label, new byte[12]);

        var folder = ArchiveFolder.Open(archive.Folder);
        var entry = Assert.Single(folder.Entries);

        Assert.Equal(SmallLabel.Tcam, entry.Id);
        Assert.True(entry.IsComplete);
        Assert.Contains("renamed-product", folder.Read(entry).Observation.Repairs.Select(repair => repair.Rule));
    }

    [Fact]
    public void A_data_file_named_in_a_comment_is_not_the_one_and_its_name_may_have_any_letter()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["label.xml"], "<Product_Observational><!-- <file_name>old.dat</file_name> --><file_name>äf.dat</file_name></Product_Observational>");
        File.WriteAllBytes(folder["äf.dat"], [1]);

        Assert.True(Assert.Single(ArchiveFolder.Open(folder.Path).Entries).IsComplete);
    }

    [Fact]
    public void A_shortened_name_is_known_by_the_name_inside_its_label()
    {
        using var archive = new SmallLabel();
        archive.Add("TCAM143.2C", Label, new byte[12]);

        var entry = Assert.Single(ArchiveFolder.Open(archive.Folder).Entries);

        Assert.Equal((SmallLabel.Tcam, true), (entry.Id, entry.IsComplete));
    }

    [Fact]
    public void A_name_in_small_letters_is_still_that_product()
    {
        using var archive = new SmallLabel();
        var small = SmallLabel.Tcam.ToLowerInvariant();
        File.WriteAllText(Path.Combine(archive.Folder, small + "l"), Label);
        File.WriteAllBytes(Path.Combine(archive.Folder, small), new byte[12]);

        var entry = Assert.Single(ArchiveFolder.Open(archive.Folder).Entries);

        Assert.Equal((SmallLabel.Tcam, true), (entry.Id, entry.IsComplete));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_second_file_of_a_product_is_listed_with_whether_its_bytes_are_the_same(byte firstByte, bool isSame)
    {
        using var archive = new SmallLabel();
        archive.Add(SmallLabel.Tcam, Label, new byte[12]);
        var copy = SmallLabel.Tcam.Replace(".2C", " (1).2C", StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(archive.Folder, copy), [firstByte, .. new byte[11]]);

        var folder = ArchiveFolder.Open(archive.Folder);
        var finding = Assert.Single(ArchiveCheck.Run(folder).Copies);

        Assert.Single(folder.Entries);
        Assert.Equal(Path.Combine(archive.Folder, SmallLabel.Tcam), folder.Entries[0].DataPath);
        Assert.Equal((Path.Combine(archive.Folder, copy), isSame), (finding.Path, finding.IsSame));
    }

    [Fact]
    public void System_droppings_and_our_own_ledger_are_no_products()
    {
        using var archive = new SmallLabel();
        archive.Add(SmallLabel.Tcam, Label, new byte[12]);
        archive.Add("._" + SmallLabel.Tcam, "resource fork", [1]);
        archive.Add(".farside/" + SmallLabel.Lcam, Label, [1]);

        Assert.Equal(SmallLabel.Tcam, Assert.Single(ArchiveFolder.Open(archive.Folder).Entries).Id);
    }

    [Fact]
    public void Links_that_leave_the_archive_are_not_followed_and_those_that_stay_are()
    {
        using var archive = new SmallLabel();
        using var outside = new SmallLabel();
        outside.Add(SmallLabel.Tcam, Label, new byte[12]);
        archive.Add(SmallLabel.Tcam, Label);
        File.CreateSymbolicLink(Path.Combine(archive.Folder, SmallLabel.Tcam), Path.Combine(outside.Folder, SmallLabel.Tcam));
        Directory.CreateSymbolicLink(Path.Combine(archive.Folder, "elsewhere"), outside.Folder);
        Directory.CreateSymbolicLink(Path.Combine(archive.Folder, "round"), archive.Folder);
        archive.Add(SmallLabel.PcamC, Label);
        archive.Add("pool/x", "", new byte[4]);
        File.CreateSymbolicLink(Path.Combine(archive.Folder, SmallLabel.PcamC), Path.Combine(archive.Folder, "pool", "x"));

        var folder = ArchiveFolder.Open(archive.Folder);

        Assert.Null(folder.Entries.Single(entry => entry.Id == SmallLabel.Tcam).DataPath);
        Assert.Equal(4, folder.Entries.Single(entry => entry.Id == SmallLabel.PcamC).DataBytes);
        Assert.Equal(Path.Combine(archive.Folder, SmallLabel.Tcam), Assert.Single(folder.RefusedLinks));
    }

    [Fact]
    public void Half_products_are_named_and_end_a_check_with_2()
    {
        using var archive = new SmallLabel();
        archive.Add(SmallLabel.Tcam, Label);
        File.WriteAllBytes(Path.Combine(archive.Folder, SmallLabel.Lcam), [1]);
        archive.Add(SmallLabel.PcamC, "no xml at all", [1]);

        var report = ArchiveCheck.Run(ArchiveFolder.Open(archive.Folder));

        Assert.Equal([SmallLabel.Tcam], report.LabelsWithoutData);
        Assert.Equal([SmallLabel.Lcam], report.DataWithoutLabel);
        Assert.Contains(SmallLabel.PcamC, Assert.Single(report.Broken), StringComparison.Ordinal);
        Assert.Equal(2, report.ExitCode);
    }

    [Fact]
    public void A_whole_product_whose_label_had_to_be_mended_is_fine()
    {
        using var archive = new SmallLabel();
        archive.Add(SmallLabel.Tcam, Label, new byte[12]);

        var report = ArchiveCheck.Run(ArchiveFolder.Open(archive.Folder));

        Assert.Equal((1, 1, 0), (report.Products, report.Complete, report.ExitCode));
        Assert.Contains(report.Repairs, repair => repair is { Rule: "misspelt-names", Products: 1 });
    }

    [Fact]
    public void Two_shots_of_one_position_within_three_seconds_are_one_pair()
    {
        using var archive = new SmallLabel();
        foreach (var (index, time) in new[] { ("025", "182538"), ("026", "182540"), ("027", "182542"), ("028", "182544"), ("029", "183544") })
        {
            File.WriteAllBytes(Path.Combine(archive.Folder, $"CE4_GRAS_TCAM-I-{index}_SCI_N_20190111{time}_20190111{time}_0009_A.2C"), []);
        }

        Assert.Equal(2, ArchiveCheck.Run(ArchiveFolder.Open(archive.Folder)).RepeatedShots);
    }

    [SkippableFact]
    public void The_real_folder_holds_one_whole_product_and_five_labels_without_data()
    {
        var folder = ArchiveFolder.Open(SharedData.Require("ce4"));

        var report = ArchiveCheck.Run(folder);

        Assert.Equal((6, 1, 2), (report.Products, report.Complete, report.ExitCode));
        Assert.Equal(5, report.LabelsWithoutData.Count);
        Assert.Empty(report.Broken);
        Assert.Empty(report.DataWithoutLabel);
    }

    [Fact]
    public void Status_counts_by_instrument_and_by_lunar_day()
    {
        using var archive = new SmallLabel();
        archive.Add(SmallLabel.Tcam, Label, new byte[12]);
        archive.Add(SmallLabel.PcamQ, Label);

        var status = ArchiveStatus.Of(ArchiveFolder.Open(archive.Folder));

        Assert.Equal(["ce4 PCAM-L Q 2B", "ce4 TCAM I 2C"], status.Holdings.Select(holding => holding.What));
        Assert.Equal(["lunar day 1 (2019-01)", "lunar day 77 (2025-03)"], status.Days.Select(holding => holding.What));
        Assert.Equal(["TCAM 1", "PCAM 1"], status.DaysByInstrument.Select(day => string.Join(", ", day.Products.Select(count => $"{count.Key} {count.Value}"))));
        Assert.Equal([SmallLabel.PcamQ], status.LabelsWithoutData);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused_in_one_line()
    {
        var refusal = Assert.Throws<ArchiveException>(() => ArchiveFolder.Open("/nowhere/at/all"));

        Assert.Equal("/nowhere/at/all: found nothing there; expected a folder of products.", refusal.Message);
    }
}
