namespace NetGen.Runtime;

/// <summary>Powers that depend on nothing but base and exponent: what an optimizer computes from the number of its steps.</summary>
public static class Powers
{
    /// <summary>
    /// <c>value</c> to the power of <c>exponent</c> by repeated squaring: the same bits on every machine, within 60 roundings of the exact power.
    /// </summary>
    /// <param name="value">The base.</param>
    /// <param name="exponent">At least 0; anything to the power of 0 is 1.</param>
    public static double Of(double value, long exponent)
    {
        double power = 1;
        for (double square = value; exponent > 0; exponent >>= 1, square *= square)
        {
            if ((exponent & 1) != 0)
            {
                power *= square;
            }
        }

        return power;
    }
}
