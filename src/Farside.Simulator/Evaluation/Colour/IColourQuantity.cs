namespace Farside.Simulator.Evaluation.Colour;

/// <summary>A number gathered over all colour frames of one camera.</summary>
interface IColourQuantity
{
    void Look(ColourPair pair);

    /// <summary>By bar name and what is added to the camera's name; none when too little was seen.</summary>
    IEnumerable<(string Quantity, string Detail, double Value)> Values();
}
