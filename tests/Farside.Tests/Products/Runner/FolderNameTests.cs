using Farside.Products.Runner;

namespace Farside.Tests.Products.Runner;

public class FolderNameTests
{
    [Theory]
    [InlineData("CE4_GRAS_LPR-1_SCI_N_20231216075001_20231217065500_0316_A.2B", "CE4_GRAS_LPR-1_SCI_N_20231216075001_20231217065500_0316_A.2B")]
    [InlineData("urn:nasa:pds:mission:data::1.0", "urn_nasa_pds_mission_data__1.0")]
    [InlineData("../../etc/passwd", "_._.._etc_passwd")]
    [InlineData("..", "_.")]
    [InlineData("", "_")]
    public void An_identifier_becomes_a_name_that_neither_hides_nor_climbs(string id, string name)
    {
        Assert.Equal(name, FolderName.From(id));
        Assert.DoesNotContain('/', FolderName.From(id));
        Assert.NotEqual('.', FolderName.From(id)[0]);
    }
}
