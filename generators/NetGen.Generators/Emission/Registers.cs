using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>
/// Spells tensors that stay in vector variables. An element is spread over all lanes in two steps: each four lanes that have elements are
/// spread over the vector once, and from there a shuffle within four lanes, which costs one cycle, takes each element.
/// </summary>
internal static class Registers
{
    /// <summary>The floats of 128 bits.</summary>
    public const int QuarterLanes = 4;

    /// <summary>The variable of one vector, counted from where a kernel's part of the row starts.</summary>
    public static string Variable(Place place, int index)
    {
        RegisterRow row = place.Registers!;
        return row.Vectors == 1 ? place.Base : $"{place.Base}_{Literal.Integer((place.Offset / row.Lanes) + index)}";
    }

    /// <summary>Declares the variables that a method's kernels write.</summary>
    public static void Declare(MethodPlan method, CodeWriter code)
    {
        HashSet<string> declared = [];
        foreach (Place place in method.Kernels.SelectMany(kernel => kernel.Targets).Select(target => target.Place).Where(place => place.InRegisters))
        {
            if (!declared.Add(place.Base))
            {
                continue;
            }

            for (int index = 0; index < place.Registers!.Vectors; index++)
            {
                code.Line($"{VectorSyntax.OfLanes(place.Registers.Lanes).Type} {Variable(place with { Offset = 0 }, index)};");
            }
        }
    }

    /// <summary>Prints the variables that hold four lanes of a tensor over and over, in vectors of the reader's width.</summary>
    public static void PrintQuarters(CodeWriter code, VectorSyntax vector, Place place, int length)
    {
        int lanes = place.Registers!.Lanes;
        for (int quarter = 0; quarter * QuarterLanes < length; quarter++)
        {
            int perVector = lanes / QuarterLanes;
            string whole = Variable(place, quarter / perVector);
            string value = vector.Lanes == 2 * QuarterLanes && lanes == vector.Lanes
                ? $"Halves.{(quarter % perVector == 0 ? "Lower" : "Upper")}({whole})"
                : Repeat(vector.Lanes, Part(whole, lanes, quarter % perVector));
            code.Line($"{vector.Type} {Quarter(place.Base, quarter)} = {value};");
        }
    }

    /// <summary>One element in all lanes.</summary>
    public static string Broadcast(VectorSyntax vector, Place place, int length, int element)
    {
        if (element >= length)
        {
            throw new ArgumentOutOfRangeException(nameof(element), element, $"'{place.Base}' has {length} elements.");
        }

        return Spread(vector, Quarter(place.Base, element / QuarterLanes), element);
    }

    /// <summary>Prints the variable that holds four floats of memory over and over.</summary>
    public static void PrintLoadedQuarter(CodeWriter code, VectorSyntax vector, string name, string reference, string offset)
    {
        string four = VectorSyntax.OfLanes(QuarterLanes).Load(reference, offset);
        if (vector.Lanes > QuarterLanes)
        {
            code.Line($"{VectorSyntax.OfLanes(QuarterLanes).Type} {name}Floats = {four};");
            four = name + "Floats";
        }

        code.Line($"{vector.Type} {name} = {Repeat(vector.Lanes, four)};");
    }

    /// <summary>One of the four floats that a variable holds over and over, in all lanes.</summary>
    public static string Spread(VectorSyntax vector, string quarter, int element)
    {
        IEnumerable<string> lanes = Enumerable
            .Range(0, vector.Lanes)
            .Select(lane => Literal.Integer((lane / QuarterLanes * QuarterLanes) + (element % QuarterLanes)));
        return $"{vector.Class}.Shuffle({quarter}, {vector.Class}.Create({string.Join(", ", lanes)}))";
    }

    private static string Quarter(string name, int quarter) => $"{name}Quarter{Literal.Integer(quarter)}";

    /// <summary>The 128 bits of a vector that start at a quarter of 128 bits.</summary>
    private static string Part(string whole, int lanes, int quarter)
    {
        if (lanes == QuarterLanes)
        {
            return whole;
        }

        int half = lanes / 2 / QuarterLanes;
        return Part(whole + (quarter < half ? ".GetLower()" : ".GetUpper()"), lanes / 2, quarter % half);
    }

    /// <summary>128 bits over and over, in a vector of a number of lanes.</summary>
    private static string Repeat(int lanes, string part)
    {
        if (lanes == QuarterLanes)
        {
            return part;
        }

        string half = Repeat(lanes / 2, part);
        return $"Vector{Literal.Integer(lanes * 32)}.Create({half}, {half})";
    }
}
