using Farside.Archive.Store;

namespace Farside.Tests.Archive.Store;

public class ProductNameTests
{
    [Theory]
    [InlineData("CE4_GRAS_LCAM-1-0000_SCI_N_20190103022009_20190103022009_0001_A.2A", "ce4", "LCAM", "", "1", 0, "0001", "2A")]
    [InlineData("CE4_GRAS_LCAM-1-5357_SCI_N_20190103022914_20190103022914_0001_A.2A", "ce4", "LCAM", "", "1", 5357, "0001", "2A")]
    [InlineData("CE4_GRAS_TCAM-I-143_SCI_N_20190111195709_20190111195709_0009_A.2C", "ce4", "TCAM", "", "I", 143, "0009", "2C")]
    [InlineData("CE4_GRAS_PCAMR-C-000_SCI_N_20190104041502_20190104041502_0001_B.2B", "ce4", "PCAM", "R", "C", 0, "0001", "2B")]
    [InlineData("CE4_GRAS_PCAML-Q-055_SCI_N_20250304065925_20250304065925_0347_B.2B", "ce4", "PCAM", "L", "Q", 55, "0347", "2B")]
    [InlineData("CE4_GRAS_LPR-1_SCI_N_20231216075001_20231217065500_0316_A.2B", "ce4", "LPR", "", "1", null, "0316", "2B")]
    [InlineData("CE4_GRAS_LPR-2A_SCI_N_20250224012500_20250303054500_0346_A.2A", "ce4", "LPR", "", "2A", null, "0346", "2A")]
    [InlineData("CE4_GRAS_LPR-2B_SCI_N_20190104004000_20190109213900_0001_A.2B", "ce4", "LPR", "", "2B", null, "0001", "2B")]
    [InlineData("CE4_GRAS_VNIS-SD_SCI_N_20250729024000_20250729042000_0357_B.2B", "ce4", "VNIS", "", "SD", null, "0357", "2B")]
    [InlineData("CE4_GRAS_VNIS-VD_SCI_N_20250722010000_20250722023500_0356_B.2B", "ce4", "VNIS", "", "VD", null, "0356", "2B")]
    [InlineData("CE4_GRAS_ASAN-SCI_SCI_N_20250729024000_20250729042000_0357_B.2B", "ce4", "ASAN", "", "SCI", null, "0357", "2B")]
    [InlineData("CE4_GRAS_LND-DPSL_SCI_P_20231009013000_20231020073000_0060_B.2A", "ce4", "LND", "", "DPSL", null, "0060", "2A")]
    [InlineData("CE4_GRAS_LND-ThN_SCI_P_20231009013000_20231020073000_0060_B.2A", "ce4", "LND", "", "ThN", null, "0060", "2A")]
    [InlineData("CE4_GRAS_LND-TID_SCI_P_20240305011500_20240316080000_0065_B.2A", "ce4", "LND", "", "TID", null, "0065", "2A")]
    [InlineData("CE4_GRAS_LFRS-TR_SCI_P_20190103162200_20190103174300_0001_B.2C", "ce4", "LFRS", "", "TR", null, "0001", "2C")]
    [InlineData("CE4_GRAS_LFRS-TR_SCI_P_20210510013000_20210510140000_0167_B.2C", "ce4", "LFRS", "", "TR", null, "0167", "2C")]
    [InlineData("CE4_GRAS_LFRS-TR_SCI_P_20190506000000_20190506235959_0124_A.2C", "ce4", "LFRS", "", "TR", null, "0124", "2C")]
    [InlineData("HX1-Ro_GRAS_NaTeCamA-F-001_SCI_N_20210702031729_20210702031729_00048_A.2C", "hx1", "NATECAM", "R", "F", 1, "00048", "2C")]
    [InlineData("HX1-Ro_GRAS_NaTeCamB-F-001_SCI_N_20210702031746_20210702031746_00048_A.2C", "hx1", "NATECAM", "L", "F", 1, "00048", "2C")]
    [InlineData("HX1-Ro_GRAS_MSCam-W-1-28-0001-02_SCI_N_20210625030542_20210625030542_00041_A.2B", "hx1", "MSCAM", "", "W", null, "00041", "2B")]
    [InlineData("HX1-Ro_GRAS_RoPeR-HF-HH_SCI_N_20210525042001_20210525043243_00011_A.2B", "hx1", "ROPER", "", "HF", null, "00011", "2B")]
    [InlineData("HX1-Ro_GRAS_RoPeR-LF-RI_SCI_N_20210525042000_20210525042951_00011_A.2B", "hx1", "ROPER", "", "LF", null, "00011", "2B")]
    [InlineData("CE3_BMYK_LCAM-4531_SCI_N_20131214131240_20131214131240_0001_A.2A", "ce3", "LCAM", "", "", 4531, "0001", "2A")]
    [InlineData("CE3_BMYK_PCAML-C-035_SCI_N_20140112134924_20140112134924_0007_A.2A", "ce3", "PCAM", "L", "C", 35, "0007", "2A")]
    [InlineData("CE3_BMYK_TCAM-I-078_SCI_P_20131224175512_20131224175512_0011_A.2B", "ce3", "TCAM", "", "I", 78, "0011", "2B")]
    [InlineData("CE3_BMYK_LPR-2B_SCI_N_20131215171001_20131220141300_0002_A.2A", "ce3", "LPR", "", "2B", null, "0002", "2A")]
    [InlineData("CE5-L_GRAS_LMS-C-C000_SCI_N_20201202165629_20201202170410_0019_A.2B", "ce5", "LMS", "", "C", null, "0019", "2B")]
    [InlineData("CE5-L_GRAS_LRPR-A_SCI_N_20201201215911_20201201221639_0001_A.01", "ce5", "LRPR", "", "A", null, "0001", "01")]
    [InlineData("CE6-L_GRAS_LCAM-1-0632_SCI_N_20240601222715_20240601222715_0001_A.2A", "ce6", "LCAM", "", "1", 632, "0001", "2A")]
    [InlineData("CE5-L_GRAS_PCAML-I-008_SCI_N_20201202000000_20201202000000_0001_A.2B", "ce5", "PCAM", "L", "I", 8, "0001", "2B")]
    public void A_released_name_tells_mission_instrument_mode_frame_sequence_and_level(
        string text, string mission, string instrument, string eye, string mode, int? index, string sequence, string level)
    {
        Assert.True(ProductName.TryParse(text, out var name));

        Assert.Equal((mission, instrument, eye, mode, index, sequence, level), (name.Mission, name.Instrument, name.Eye, name.Mode, name.Index, name.Sequence, name.Level));
        Assert.Equal(text, name.FileName);
        Assert.Equal(text + "L", name.LabelName);
        Assert.False(name.IsLabel);
        Assert.True(ProductName.TryParse(text + "L", out var label));
        Assert.True(label.IsLabel);
        Assert.Equal(text, label.FileName);
    }

    [Theory]
    [InlineData("._CE4_GRAS_TCAM-I-143_SCI_N_20190111195709_20190111195709_0009_A.2C")]
    [InlineData("CE4_GRAS_TCAM-I-143_SCI_N_20191311195709_20190111195709_0009_A.2C")]
    [InlineData("CE4_GRAS_TCAM-I-143_SCI_N_20190111195709_20190111195709_0009_A.2C.part")]
    [InlineData("CE4_GRAS_TCAM-I-143_SCI_N_20190111195709_20190111195709_0009_A (1).2C")]
    [InlineData("readme.txt")]
    [InlineData("")]
    public void Other_names_are_no_products(string text) => Assert.False(ProductName.TryParse(text, out _));

    [SkippableTheory]
    [InlineData("ce4/downloadResult.CE4_PCAM_2B_first_year.txt", 2564, "PCAM", "0097")]
    [InlineData("ce4/downloadResult.CE4_TCAM_2C.txt", 240, "TCAM", "0009")]
    public void Every_file_of_the_portals_lists_parses_and_has_its_companion(string list, int products, string instrument, string lastSequence)
    {
        var names = File.ReadLines(SharedData.Require(list)).Where(line => line.StartsWith("http", StringComparison.Ordinal))
            .Select(line => line.Trim()[(line.LastIndexOf('/') + 1)..]).Select(Parse).ToList();

        var pairs = names.GroupBy(name => name.FileName).ToList();

        Assert.Equal(products, pairs.Count);
        Assert.All(pairs, pair => Assert.Equal([false, true], pair.Select(name => name.IsLabel).Order()));
        Assert.All(names, name => Assert.Equal((instrument, name.Start), (name.Instrument, name.Stop)));
        Assert.Equal(lastSequence, names.Max(name => name.Sequence));
    }

    [SkippableFact]
    public void Both_eyes_of_the_rover_count_their_frames_alike()
    {
        var names = File.ReadLines(SharedData.Require("ce4/downloadResult.CE4_PCAM_2B_first_year.txt")).Where(line => line.StartsWith("http", StringComparison.Ordinal))
            .Select(line => Parse(line.Trim()[(line.LastIndexOf('/') + 1)..])).Where(name => !name.IsLabel).ToList();

        HashSet<(string, string, int?)> Frames(string eye) => [.. names.Where(name => name.Eye == eye).Select(name => (name.Sequence, name.Mode, name.Index))];

        Assert.Equal(1282, Frames("L").Count);
        Assert.Equal(Frames("L"), Frames("R"));
        Assert.Equal((198, 1084), (Frames("L").Count(frame => frame.Item2 is "C"), Frames("L").Count(frame => frame.Item2 is "Q")));
    }

    static ProductName Parse(string text) => ProductName.TryParse(text, out var name) ? name : throw new Xunit.Sdk.XunitException($"{text} does not parse.");
}
