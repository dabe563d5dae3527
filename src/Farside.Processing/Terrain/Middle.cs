namespace Farside.Processing.Terrain;

/// <summary>The middle of some numbers.</summary>
static class Middle
{
    /// <summary>The median; the lower one of two. The numbers change places.</summary>
    public static double Of(Span<double> values)
    {
        var (wanted, low, high) = ((values.Length - 1) / 2, 0, values.Length - 1);
        while (low < high)
        {
            var pivot = values[(low + high) / 2];
            var (left, right) = (low, high);
            while (left <= right)
            {
                while (values[left] < pivot)
                    left++;

                while (values[right] > pivot)
                    right--;

                if (left <= right)
                {
                    (values[left], values[right]) = (values[right], values[left]);
                    (left, right) = (left + 1, right - 1);
                }
            }

            if (wanted <= right)
                high = right;
            else if (wanted >= left)
                low = left;
            else
                break;
        }

        return values[wanted];
    }
}
