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
    private const int QuarterLanes = 4;

    /// <summary>The variable of one vector.</summary>
    public static string Variable(string name, int vectors, int index) => vectors == 1 ? name : $"{name}_{Literal.Integer(index)}";

    /// <summary>The variables that a method's kernels write.</summary>
    public static IEnumerable<string> WrittenBy(MethodPlan method) => method.Kernels
        .SelectMany(kernel => kernel.Targets)
        .Where(target => target.Place.InRegisters)
        .SelectMany(target => Enumerable
            .Range(0, target.Lanes.Vectors)
            .Select(index => Variable(target.Place.Base, target.Lanes.Vectors, index)))
        .Distinct();

    /// <summary>Prints the variables that hold four lanes of a tensor over and over.</summary>
    public static void PrintQuarters(CodeWriter code, VectorSyntax vector, string name, int length)
    {
        for (int quarter = 0; quarter * QuarterLanes < length; quarter++)
        {
            int perVector = vector.Lanes / QuarterLanes;
            string whole = Variable(name, Vectors(vector, length), quarter / perVector);
            string value = Repeat(vector.Lanes, Part(whole, vector.Lanes, quarter % perVector));
            code.Line($"{vector.Type} {Quarter(name, quarter)} = {value};");
        }
    }

    /// <summary>One element in all lanes.</summary>
    public static string Broadcast(VectorSyntax vector, string name, int length, int element)
    {
        if (element >= length)
        {
            throw new ArgumentOutOfRangeException(nameof(element), element, $"'{name}' has {length} elements.");
        }

        IEnumerable<string> lanes = Enumerable
            .Range(0, vector.Lanes)
            .Select(lane => Literal.Integer((lane / QuarterLanes * QuarterLanes) + (element % QuarterLanes)));
        return $"{vector.Class}.Shuffle({Quarter(name, element / QuarterLanes)}, {vector.Class}.Create({string.Join(", ", lanes)}))";
    }

    private static int Vectors(VectorSyntax vector, int length) => (length + vector.Lanes - 1) / vector.Lanes;

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
