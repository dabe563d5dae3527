using System.Text.Json;
using Farside.Products.Recipes.Geometry;

namespace Farside.Tests.Products.Recipes.Geometry;

public class AdjustedCamerasTests
{
    [Fact]
    public void What_could_not_be_determined_is_null_in_the_file_and_no_number_when_read()
    {
        var cameras = new AdjustedCameras
        {
            Cameras = [],
            Views = [],
            CommonSigmaDeg = [0.1, double.PositiveInfinity, double.NaN],
            Ties = new(0, 0, 0, double.PositiveInfinity, null, []),
        };
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, cameras.Write());

            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("ties").GetProperty("rmsPx").ValueKind);
            var read = AdjustedCameras.Read(path);
            Assert.Equal(0.1, read.CommonSigmaDeg![0]);
            Assert.True(double.IsNaN(read.CommonSigmaDeg[1]) && double.IsNaN(read.CommonSigmaDeg[2]) && double.IsNaN(read.Ties.RmsPx));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
