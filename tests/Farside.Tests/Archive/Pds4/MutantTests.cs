namespace Farside.Tests.Archive.Pds4;

public sealed class MutantTests
{
    static readonly string[] Originals =
    [
        "pds/pds4_tools/test_table_data_types.xml", "pds/pds4_tools/test_group_fields.xml", "pds/pds4_tools/Product_DelimitedTable.xml", "pds/pds4_tools/test_array_data_types.xml",
        "pds/pds4_tools/test_masked_data.xml", "pds/pds4_tools/colors.xml", "pds/gdal/ogr-pds4/poly_delimited.xml", "pds/gdal/pds4/byte_pds4_cart_1700_multi_sds.xml",
        "pds/nasa-pds4-jparser/dph_example_products/product_table_binary/Binary_Table_Test.xml", "pds/gdal/ogr-pds/virsvd_orb_11187_050618.lbl",
        "pds/gdal/pds/hsp00017ba0_01_ra218s_trr3_truncated.lbl", "pds/gdal/pds/map_000_038_truncated.lbl", "pds/gdal/isis3/isis3_detached.lbl", "pds/gdal/pds/fl73n003_truncated.img",
        "pds/gdal/isis2/arvidson_original_truncated.cub", "pds/planetaryimage/pds3_3bands.IMG", "pds/gdal/vicar/vicar_float32_bip.vic", "pds/gdal/vicar/vicar_vax_float64.vic",
        "pds/gdal/vicar/vicar_byte_basic.vic", "pds/gdal/vicar/vicar_int16_basic2.vic", "pds/gdal/isis3/FC21B0037339_15142232818F1C_3bands_truncated.cub", "pds/pvl/pds3/nested_object1.lbl",
    ];

    /// <summary>14 of each original in a normal run, 500 with FARSIDE_TESTS=all: 11,000 mutants.</summary>
    static int PerOriginal => Environment.GetEnvironmentVariable("FARSIDE_TESTS") == "all" ? 500 : 14;

    [SkippableFact]
    public void Mutated_labels_and_data_are_read_or_refused_and_nothing_else()
    {
        foreach (var original in Originals)
        {
            var path = SharedData.Require(original);
            var random = new Random(StableSeed(original));
            using var folder = new TemporaryFolder();
            CopyNeighbours(path, folder.Path);
            var bytes = File.ReadAllBytes(path);
            var mutated = folder[Path.GetFileName(path)];
            for (var i = 0; i < PerOriginal; i++)
            {
                File.WriteAllBytes(mutated, Mutants.Of(bytes, random));
                Mutants.ReadOrRefuse(mutated);
            }
        }
    }

    [SkippableFact]
    public void Truncated_files_of_every_length_give_their_whole_rows()
    {
        var path = SharedData.Require("pds/planetaryimage/pds3_3bands.IMG");
        var bytes = File.ReadAllBytes(path);
        using var folder = new TemporaryFolder();
        for (var length = 1; length < bytes.Length; length += 23)
        {
            File.WriteAllBytes(folder["cut.IMG"], bytes[..length]);
            Mutants.ReadOrRefuse(folder["cut.IMG"]);
        }
    }

    static void CopyNeighbours(string path, string into)
    {
        var stem = Path.GetFileNameWithoutExtension(path);
        foreach (var neighbour in Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Where(neighbour => new FileInfo(neighbour).Length < 1 << 18))
        {
            if (Path.GetFileName(neighbour).StartsWith(stem[..Math.Min(6, stem.Length)], StringComparison.OrdinalIgnoreCase) || Path.GetExtension(neighbour) is ".dat" or ".csv" or ".fmt" or ".tab")
                File.Copy(neighbour, Path.Combine(into, Path.GetFileName(neighbour)));
        }
    }

    static int StableSeed(string text) => text.Aggregate(17, (seed, c) => unchecked(seed * 31 + c));
}
